/** Messages on their way out: kept until the other side has them, in order per patient, by any number of replicas. */
@NullMarked
package health.polaris.connector.delivery;

import org.jspecify.annotations.NullMarked;
