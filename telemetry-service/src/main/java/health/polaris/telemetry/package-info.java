/** telemetry-service: where it starts. */
@NullMarked
package health.polaris.telemetry;

import org.jspecify.annotations.NullMarked;
