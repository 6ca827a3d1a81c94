/** Whether those who are shown in the wards' beds are those who lie there (contracts/encounters.md §12). */
@NullMarked
package health.polaris.encounters.reconciliation;

import org.jspecify.annotations.NullMarked;
