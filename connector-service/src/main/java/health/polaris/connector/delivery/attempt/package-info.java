/** The attempts to deliver: claimed under a lease, sent in order per patient, repeated when they fail. */
@NullMarked
package health.polaris.connector.delivery.attempt;

import org.jspecify.annotations.NullMarked;
