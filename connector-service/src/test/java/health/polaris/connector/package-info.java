/** Tests of the running service. */
@NullMarked
package health.polaris.connector;

import org.jspecify.annotations.NullMarked;
