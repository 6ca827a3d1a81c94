/** One error type, rendered once: {@code {"message": "<text>"}} for every failure (contracts/platform.md §5). */
@NullMarked
package health.polaris.common.error;

import org.jspecify.annotations.NullMarked;
