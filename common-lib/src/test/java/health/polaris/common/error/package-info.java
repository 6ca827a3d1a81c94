/** Every failure becomes the one error body. */
@NullMarked
package health.polaris.common.error;

import org.jspecify.annotations.NullMarked;
