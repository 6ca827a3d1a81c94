/** What a message does to its patient, merges included. */
@NullMarked
package health.polaris.encounters.epr.patient;

import org.jspecify.annotations.NullMarked;
