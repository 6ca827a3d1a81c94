/** What is shown of a state: patients, stays with their rows, conflicts, outcomes; and what differs between two (contracts/identity.md §0). */
@NullMarked
package health.polaris.encounters.fold.view;

import org.jspecify.annotations.NullMarked;
