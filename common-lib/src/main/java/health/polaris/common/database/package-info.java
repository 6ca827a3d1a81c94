/** What statements of many rows take. */
@NullMarked
package health.polaris.common.database;

import org.jspecify.annotations.NullMarked;
