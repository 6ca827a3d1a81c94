/** Observation sets posted to a whole service, with a stub in place of the hospital. */
@NullMarked
package health.polaris.connector.outbound;

import org.jspecify.annotations.NullMarked;
