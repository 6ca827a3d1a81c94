/** connector-service: where it starts. */
@NullMarked
package health.polaris.connector;

import org.jspecify.annotations.NullMarked;
