/** The build itself, and what belongs to no package alone. */
@NullMarked
package health.polaris.common;

import org.jspecify.annotations.NullMarked;
