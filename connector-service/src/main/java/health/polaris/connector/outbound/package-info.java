/** Observation sets on their way to the EPR: taken over HTTP and from the bus, stored, and sent by {@code delivery}. */
@NullMarked
package health.polaris.connector.outbound;

import org.jspecify.annotations.NullMarked;
