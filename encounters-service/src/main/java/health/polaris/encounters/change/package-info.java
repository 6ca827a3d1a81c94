/** What clients do to encounters: create, change and delete them, and hand them over after a merge of patients. */
@NullMarked
package health.polaris.encounters.change;

import org.jspecify.annotations.NullMarked;
