/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.identity;

import org.jspecify.annotations.NullMarked;
