/** JSON as the contracts have it: strict types, snake case, times with three fraction digits (contracts/platform.md §5.3, §6). */
@NullMarked
package health.polaris.common.json;

import org.jspecify.annotations.NullMarked;
