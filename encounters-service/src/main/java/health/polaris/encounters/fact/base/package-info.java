/** Rows from before facts were kept, as the base that facts are told on (contracts/identity.md §0). */
@NullMarked
package health.polaris.encounters.fact.base;

import org.jspecify.annotations.NullMarked;
