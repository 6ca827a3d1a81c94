/** Feeds that an operator has paused, and the events of their messages, which wait. */
@NullMarked
package health.polaris.connector.hold;

import org.jspecify.annotations.NullMarked;
