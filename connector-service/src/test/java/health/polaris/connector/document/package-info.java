/** Documents posted to a whole service, with a stub in place of Mirth. */
@NullMarked
package health.polaris.connector.document;

import org.jspecify.annotations.NullMarked;
