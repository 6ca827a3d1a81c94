/** telemetry-service as its clients see it. */
@NullMarked
package health.polaris.telemetry;

import org.jspecify.annotations.NullMarked;
