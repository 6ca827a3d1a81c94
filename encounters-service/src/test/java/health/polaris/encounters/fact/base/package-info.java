/** Rows from before facts were kept. */
@NullMarked
package health.polaris.encounters.fact.base;

import org.jspecify.annotations.NullMarked;
