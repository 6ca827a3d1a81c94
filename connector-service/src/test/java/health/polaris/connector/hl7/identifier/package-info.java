@NullMarked
package health.polaris.connector.hl7.identifier;

import org.jspecify.annotations.NullMarked;
