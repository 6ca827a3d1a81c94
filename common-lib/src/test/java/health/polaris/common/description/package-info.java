/** What the API description says. */
@NullMarked
package health.polaris.common.description;

import org.jspecify.annotations.NullMarked;
