/** How values go into the database: times and texts. */
@NullMarked
package health.polaris.connector.database;

import org.jspecify.annotations.NullMarked;
