/** Messaging against a real broker and a real database. */
@NullMarked
package health.polaris.eventbus;

import org.jspecify.annotations.NullMarked;
