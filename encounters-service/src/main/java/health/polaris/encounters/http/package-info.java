/** What the requests of all encounters' endpoints have in common: times, and the refusals that their description names. */
@NullMarked
package health.polaris.encounters.http;

import org.jspecify.annotations.NullMarked;
