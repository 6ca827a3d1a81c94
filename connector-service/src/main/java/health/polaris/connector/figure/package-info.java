/** The suite's own figures of its last seven days, for whoever has no monitoring at hand. */
@NullMarked
package health.polaris.connector.figure;

import org.jspecify.annotations.NullMarked;
