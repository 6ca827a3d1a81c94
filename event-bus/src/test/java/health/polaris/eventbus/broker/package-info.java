/** Queues, bodies and settings. */
@NullMarked
package health.polaris.eventbus.broker;

import org.jspecify.annotations.NullMarked;
