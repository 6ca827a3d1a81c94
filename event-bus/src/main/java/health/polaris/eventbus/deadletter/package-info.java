/** Messages that failed for good: put aside with the reason, looked at and sent back by operators. */
@NullMarked
package health.polaris.eventbus.deadletter;

import org.jspecify.annotations.NullMarked;
