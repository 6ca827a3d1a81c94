/** Bounds of bodies. */
@NullMarked
package health.polaris.web.body;

import org.jspecify.annotations.NullMarked;
