/** Events on their way out: kept in the transaction of the change they tell about, relayed to the broker in order. */
@NullMarked
package health.polaris.eventbus.publish;

import org.jspecify.annotations.NullMarked;
