/** Every message that came in or went out, as it was: stored once, and found again. */
@NullMarked
package health.polaris.connector.messagelog;

import org.jspecify.annotations.NullMarked;
