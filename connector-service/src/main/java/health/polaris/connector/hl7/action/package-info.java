/** What an ADT message says, in the platform's own words and without HL7. */
@NullMarked
package health.polaris.connector.hl7.action;

import org.jspecify.annotations.NullMarked;
