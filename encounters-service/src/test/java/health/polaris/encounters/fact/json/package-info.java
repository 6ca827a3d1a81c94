@NullMarked
package health.polaris.encounters.fact.json;

import org.jspecify.annotations.NullMarked;
