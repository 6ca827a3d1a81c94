/** The broker: connections, queues and bindings, and messages as they are on the wire (contracts/platform.md §8). */
@NullMarked
package health.polaris.eventbus.broker;

import org.jspecify.annotations.NullMarked;
