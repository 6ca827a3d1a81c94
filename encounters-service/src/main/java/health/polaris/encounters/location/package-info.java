/** The directory of wards, bays and beds, as the EPR's messages name them. */
@NullMarked
package health.polaris.encounters.location;

import org.jspecify.annotations.NullMarked;
