/** Messaging against a real broker and a real database. */
@NullMarked
package health.polaris.common.messaging;

import org.jspecify.annotations.NullMarked;
