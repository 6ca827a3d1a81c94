/** All that a message says, as a fact on the wire (contracts/identity.md §0): plain values, nothing left to judge. */
@NullMarked
package health.polaris.connector.hl7.fact;

import org.jspecify.annotations.NullMarked;
