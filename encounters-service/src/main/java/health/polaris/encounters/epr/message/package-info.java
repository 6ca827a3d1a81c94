/** What the EPR says, read and checked: messages and actions become facts (contracts/identity.md §0). */
@NullMarked
package health.polaris.encounters.epr.message;

import org.jspecify.annotations.NullMarked;
