/** Whose connections are used up, and whose are not. */
@NullMarked
package health.polaris.common.database;

import org.jspecify.annotations.NullMarked;
