/** Messages of the hospital: received, acknowledged, stored and published in one go. */
@NullMarked
package health.polaris.connector.inbound;

import org.jspecify.annotations.NullMarked;
