/** Batches of messages: cut apart, and answered by a batch of acknowledgements. */
@NullMarked
package health.polaris.connector.hl7.batch;

import org.jspecify.annotations.NullMarked;
