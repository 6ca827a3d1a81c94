/** Conflicts of identity as operators see them (contracts/identity.md §5). */
@NullMarked
package health.polaris.encounters.conflict;

import org.jspecify.annotations.NullMarked;
