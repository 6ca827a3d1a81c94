/** What an EPR and a ward say, at the level of HL7 fields and of requests over HTTP. */
@NullMarked
package health.polaris.integration.claim.said;

import org.jspecify.annotations.NullMarked;
