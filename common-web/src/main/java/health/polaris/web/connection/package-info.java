/** Who may hold connections, how many and for how long, and the port that operators alone reach. */
@NullMarked
package health.polaris.web.connection;

import org.jspecify.annotations.NullMarked;
