/** Tests of the suite's own figures. */
@NullMarked
package health.polaris.connector.figure;

import org.jspecify.annotations.NullMarked;
