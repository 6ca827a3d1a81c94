@NullMarked
package health.polaris.encounters.fact.verify;

import org.jspecify.annotations.NullMarked;
