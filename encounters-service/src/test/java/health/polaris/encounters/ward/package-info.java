@NullMarked
package health.polaris.encounters.ward;

import org.jspecify.annotations.NullMarked;
