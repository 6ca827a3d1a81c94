/** Tests of the package of that name. */
@NullMarked
package health.polaris.connector.retention;

import org.jspecify.annotations.NullMarked;
