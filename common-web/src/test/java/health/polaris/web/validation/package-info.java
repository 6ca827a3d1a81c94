/** Long lists of mistakes. */
@NullMarked
package health.polaris.web.validation;

import org.jspecify.annotations.NullMarked;
