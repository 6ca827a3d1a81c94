/** Tests of what is sent to the database, and over which connections. */
@NullMarked
package health.polaris.connector.database;

import org.jspecify.annotations.NullMarked;
