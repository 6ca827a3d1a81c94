/** What JSON is taken for what. */
@NullMarked
package health.polaris.web.json;

import org.jspecify.annotations.NullMarked;
