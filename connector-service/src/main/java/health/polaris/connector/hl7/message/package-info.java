/** HL7 messages as text and as HAPI parses them: segments, fields, escape sequences, times. */
@NullMarked
package health.polaris.connector.hl7.message;

import org.jspecify.annotations.NullMarked;
