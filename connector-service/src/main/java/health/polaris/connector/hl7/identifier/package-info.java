/** Which repetitions of PID-3 and MRG-1 identify a patient. */
@NullMarked
package health.polaris.connector.hl7.identifier;

import org.jspecify.annotations.NullMarked;
