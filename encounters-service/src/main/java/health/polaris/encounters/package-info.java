/** encounters-service: where it starts. */
@NullMarked
package health.polaris.encounters;

import org.jspecify.annotations.NullMarked;
