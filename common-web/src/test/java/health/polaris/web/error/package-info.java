/** Every failure becomes the one error body. */
@NullMarked
package health.polaris.web.error;

import org.jspecify.annotations.NullMarked;
