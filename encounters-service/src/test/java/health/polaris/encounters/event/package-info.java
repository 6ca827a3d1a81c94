/** The events of encounters, as they are on the bus. */
@NullMarked
package health.polaris.encounters.event;

import org.jspecify.annotations.NullMarked;
