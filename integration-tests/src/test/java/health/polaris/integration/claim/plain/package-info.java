/**
 * contracts/identity.md written a second time, plainly: everything said is sorted by place and gone through in a loop. It
 * shares nothing with the product and was written without a look at the product's fold.
 */
@NullMarked
package health.polaris.integration.claim.plain;

import org.jspecify.annotations.NullMarked;
