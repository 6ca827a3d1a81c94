/**
 * The fold against the database (contracts/identity.md §0): facts are placed, stored and folded in batches, and the rows
 * follow what the fold shows.
 */
@NullMarked
package health.polaris.encounters.fact;

import org.jspecify.annotations.NullMarked;
