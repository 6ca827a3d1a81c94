/** Clinical documents (CDA) on their way to Mirth over SOAP. */
@NullMarked
package health.polaris.connector.document;

import org.jspecify.annotations.NullMarked;
