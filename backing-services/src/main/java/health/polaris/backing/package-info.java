/** PostgreSQL and an AMQP broker for tests and the local stack: given by the environment, in containers, or embedded. */
@NullMarked
package health.polaris.backing;

import org.jspecify.annotations.NullMarked;
