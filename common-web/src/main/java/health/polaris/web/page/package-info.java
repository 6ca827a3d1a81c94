/** Where a list goes on, whose rows stand in the order of a time that never changes. */
@NullMarked
package health.polaris.web.page;

import org.jspecify.annotations.NullMarked;
