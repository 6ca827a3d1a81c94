/** How the tests speak as the EPR does, and what they expect of it. */
@NullMarked
package health.polaris.encounters.epr;

import org.jspecify.annotations.NullMarked;
