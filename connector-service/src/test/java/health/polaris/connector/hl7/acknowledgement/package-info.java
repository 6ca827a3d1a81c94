@NullMarked
package health.polaris.connector.hl7.acknowledgement;

import org.jspecify.annotations.NullMarked;
