/** Tests over HTTP and AMQP. */
@NullMarked
package health.polaris.connector.inbound;

import org.jspecify.annotations.NullMarked;
