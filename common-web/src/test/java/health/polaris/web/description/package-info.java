/** What the API description says. */
@NullMarked
package health.polaris.web.description;

import org.jspecify.annotations.NullMarked;
