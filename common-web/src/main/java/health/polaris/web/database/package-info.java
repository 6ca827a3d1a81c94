/** One database for all work: who gets a connection when there are not enough, and locks over all replicas. */
@NullMarked
package health.polaris.web.database;

import org.jspecify.annotations.NullMarked;
