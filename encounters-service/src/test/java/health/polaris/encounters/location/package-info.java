/** Tests of the locations' directory. */
@NullMarked
package health.polaris.encounters.location;

import org.jspecify.annotations.NullMarked;
