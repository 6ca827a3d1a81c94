/** What JSON is taken for what. */
@NullMarked
package health.polaris.common.json;

import org.jspecify.annotations.NullMarked;
