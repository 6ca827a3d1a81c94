/** Random histories, the same again for the same seed. */
@NullMarked
package health.polaris.integration.claim.random;

import org.jspecify.annotations.NullMarked;
