/** Tests of lists out of messages. */
@NullMarked
package health.polaris.connector.inbound.bedlist;

import org.jspecify.annotations.NullMarked;
