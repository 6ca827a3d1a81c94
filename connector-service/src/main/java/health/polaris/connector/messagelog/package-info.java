/** Every message that came in or went out, as it was: stored, found again, marked as processed. */
@NullMarked
package health.polaris.connector.messagelog;

import org.jspecify.annotations.NullMarked;
