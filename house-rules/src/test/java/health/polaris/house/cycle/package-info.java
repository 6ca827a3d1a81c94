/** A cycle that the rule must see. */
@NullMarked
package health.polaris.house.cycle;

import org.jspecify.annotations.NullMarked;
