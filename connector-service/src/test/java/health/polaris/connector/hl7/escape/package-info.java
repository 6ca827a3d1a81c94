@NullMarked
package health.polaris.connector.hl7.escape;

import org.jspecify.annotations.NullMarked;
