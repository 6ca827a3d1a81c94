/** HL7 v2 as text: reading ADT messages leniently, judging them, saying them again without HL7, acknowledging them. */
@NullMarked
package health.polaris.connector.hl7;

import org.jspecify.annotations.NullMarked;
