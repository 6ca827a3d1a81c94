/** How the envelopes of the EPR are read. */
@NullMarked
package health.polaris.encounters.epr.message;

import org.jspecify.annotations.NullMarked;
