/** Tests of HL7 reading and acknowledging, on golden files and on the tables of the contract. */
@NullMarked
package health.polaris.connector.hl7;

import org.jspecify.annotations.NullMarked;
