/** What the service tells others of encounters, and observation sets that it completes on their way. */
@NullMarked
package health.polaris.encounters.event;

import org.jspecify.annotations.NullMarked;
