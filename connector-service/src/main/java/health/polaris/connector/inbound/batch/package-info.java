/** Batches of messages: each message received like one that comes alone, all answered at once. */
@NullMarked
package health.polaris.connector.inbound.batch;

import org.jspecify.annotations.NullMarked;
