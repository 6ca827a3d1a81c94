@NullMarked
package health.polaris.encounters.fact.row;

import org.jspecify.annotations.NullMarked;
