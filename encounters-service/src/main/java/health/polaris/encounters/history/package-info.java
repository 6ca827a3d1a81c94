/** What an encounter has left behind: locations, and changes of the early warning score. */
@NullMarked
package health.polaris.encounters.history;

import org.jspecify.annotations.NullMarked;
