/** How long bodies may be, all together and one by one, and how long one may take to arrive. */
@NullMarked
package health.polaris.web.body;

import org.jspecify.annotations.NullMarked;
