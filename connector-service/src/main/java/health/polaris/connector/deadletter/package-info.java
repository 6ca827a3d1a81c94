/** Messages that could not be processed, by any service: looked at, and sent back to their queues. */
@NullMarked
package health.polaris.connector.deadletter;

import org.jspecify.annotations.NullMarked;
