/** Terms that clinicians agreed to. */
@NullMarked
package health.polaris.users.terms;

import org.jspecify.annotations.NullMarked;
