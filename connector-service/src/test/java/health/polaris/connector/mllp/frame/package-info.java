/** MLLP frames, good and bad. */
@NullMarked
package health.polaris.connector.mllp.frame;

import org.jspecify.annotations.NullMarked;
