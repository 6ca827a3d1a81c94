/** Histories folded by both hands in one process: the product's fold and the second one, many thousands a minute. */
@NullMarked
package health.polaris.integration.claim.pure;

import org.jspecify.annotations.NullMarked;
