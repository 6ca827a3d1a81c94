@NullMarked
package health.polaris.encounters.chronicle;

import org.jspecify.annotations.NullMarked;
