/** Creating and changing encounters over HTTP. */
@NullMarked
package health.polaris.encounters.change;

import org.jspecify.annotations.NullMarked;
