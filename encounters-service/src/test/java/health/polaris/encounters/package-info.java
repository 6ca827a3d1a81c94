/** Tests of encounters-service. */
@NullMarked
package health.polaris.encounters;

import org.jspecify.annotations.NullMarked;
