/** What a log line looks like. */
@NullMarked
package health.polaris.common.logging;

import org.jspecify.annotations.NullMarked;
