@NullMarked
package health.polaris.connector.hl7.adt;

import org.jspecify.annotations.NullMarked;
