@NullMarked
package health.polaris.connector.hl7.message;

import org.jspecify.annotations.NullMarked;
