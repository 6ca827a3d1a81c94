/** The tables of facts, of groups and of the identifiers that lead to them. */
@NullMarked
package health.polaris.encounters.fact.store;

import org.jspecify.annotations.NullMarked;
