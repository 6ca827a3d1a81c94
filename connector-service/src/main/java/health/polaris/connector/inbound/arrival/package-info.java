/** How and when messages come, and how long their senders wait for an acknowledgement. */
@NullMarked
package health.polaris.connector.inbound.arrival;

import org.jspecify.annotations.NullMarked;
