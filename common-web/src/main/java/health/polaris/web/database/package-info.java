/** Who gets a connection to the database when there are not enough: requests and messages do not wait for each other. */
@NullMarked
package health.polaris.web.database;

import org.jspecify.annotations.NullMarked;
