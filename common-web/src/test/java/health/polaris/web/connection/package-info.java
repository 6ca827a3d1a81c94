/** Shares of connections, slow heads, and the port of operators. */
@NullMarked
package health.polaris.web.connection;

import org.jspecify.annotations.NullMarked;
