/** Tests over HTTP and AMQP. */
@NullMarked
package health.polaris.connector.messagelog;

import org.jspecify.annotations.NullMarked;
