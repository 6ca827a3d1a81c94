/** Load against a running suite; see the module's README. */
@NullMarked
package health.polaris.bench;

import org.jspecify.annotations.NullMarked;
