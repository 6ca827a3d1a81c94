/** Which encounter a message is about, and what of it is late. */
@NullMarked
package health.polaris.encounters.epr.visit;

import org.jspecify.annotations.NullMarked;
