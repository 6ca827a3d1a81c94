/** Rules and table of the deliveries. */
@NullMarked
package health.polaris.connector.delivery;

import org.jspecify.annotations.NullMarked;
