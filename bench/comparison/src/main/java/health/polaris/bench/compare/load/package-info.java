/** A hospital's feed over MLLP, and how long its messages take until the ward sees them. */
@NullMarked
package health.polaris.bench.compare.load;

import org.jspecify.annotations.NullMarked;
