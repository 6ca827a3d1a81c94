/** Cursors. */
@NullMarked
package health.polaris.web.page;

import org.jspecify.annotations.NullMarked;
