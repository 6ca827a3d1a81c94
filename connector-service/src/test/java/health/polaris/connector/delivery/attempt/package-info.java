/** Rules and table of the deliveries. */
@NullMarked
package health.polaris.connector.delivery.attempt;

import org.jspecify.annotations.NullMarked;
