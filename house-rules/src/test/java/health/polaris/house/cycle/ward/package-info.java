/** A cycle that the rule must see. */
@NullMarked
package health.polaris.house.cycle.ward;

import org.jspecify.annotations.NullMarked;
