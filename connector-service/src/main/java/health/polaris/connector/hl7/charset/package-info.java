/** Character sets by the names that senders write. */
@NullMarked
package health.polaris.connector.hl7.charset;

import org.jspecify.annotations.NullMarked;
