/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.clinician;

import org.jspecify.annotations.NullMarked;
