/** Clinicians and their products: created, read, listed, changed, and told to the other services. */
@NullMarked
package health.polaris.users.clinician;

import org.jspecify.annotations.NullMarked;
