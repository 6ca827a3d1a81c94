@NullMarked
package health.polaris.encounters.fact;

import org.jspecify.annotations.NullMarked;
