/** Creation and change of clinicians, and who may do what to whom. */
@NullMarked
package health.polaris.users.administration;

import org.jspecify.annotations.NullMarked;
