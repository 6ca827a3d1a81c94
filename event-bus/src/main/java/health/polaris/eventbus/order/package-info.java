/** What waits for what: messages that share an identifier, and all of them while a dependency is away. */
@NullMarked
package health.polaris.eventbus.order;

import org.jspecify.annotations.NullMarked;
