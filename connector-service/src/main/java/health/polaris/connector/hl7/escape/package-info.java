/** How text stands in fields: escape sequences and line ends. */
@NullMarked
package health.polaris.connector.hl7.escape;

import org.jspecify.annotations.NullMarked;
