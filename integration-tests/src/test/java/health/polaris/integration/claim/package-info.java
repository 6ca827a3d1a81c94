/** The claim of contracts/identity.md O6: random histories through the running suite, whatever the order of arrival. */
@NullMarked
package health.polaris.integration.claim;

import org.jspecify.annotations.NullMarked;
