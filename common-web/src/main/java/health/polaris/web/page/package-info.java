/** Pages of a list by keyset: where the next one begins. */
@NullMarked
package health.polaris.web.page;

import org.jspecify.annotations.NullMarked;
