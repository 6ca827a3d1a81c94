/** Who made and changed a row, and when (contracts/platform.md §7). */
@NullMarked
package health.polaris.common.audit;

import org.jspecify.annotations.NullMarked;
