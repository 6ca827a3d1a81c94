/** Whose connections are used up, and whose are not. */
@NullMarked
package health.polaris.web.database;

import org.jspecify.annotations.NullMarked;
