/**
 * One trace from the message that comes in to what was made of it: each service adds its spans, and the outbox and the
 * broker carry from one to the next which span goes on.
 */
@NullMarked
package health.polaris.eventbus.trace;

import org.jspecify.annotations.NullMarked;
