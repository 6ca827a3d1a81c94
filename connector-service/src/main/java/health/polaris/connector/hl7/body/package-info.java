/** From the bytes or the base64 text of a request to the text of a message. */
@NullMarked
package health.polaris.connector.hl7.body;

import org.jspecify.annotations.NullMarked;
