@NullMarked
package health.polaris.connector.hl7.value;

import org.jspecify.annotations.NullMarked;
