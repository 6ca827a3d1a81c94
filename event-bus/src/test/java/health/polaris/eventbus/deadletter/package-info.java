/** Messages that were put aside. */
@NullMarked
package health.polaris.eventbus.deadletter;

import org.jspecify.annotations.NullMarked;
