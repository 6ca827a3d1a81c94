/** JSON of REST bodies. */
@NullMarked
package health.polaris.common.json;

import org.jspecify.annotations.NullMarked;
