/** How values go into the database: times, digests and texts. */
@NullMarked
package health.polaris.connector.database;

import org.jspecify.annotations.NullMarked;
