/** messages-service: where it starts. */
@NullMarked
package health.polaris.messages;

import org.jspecify.annotations.NullMarked;
