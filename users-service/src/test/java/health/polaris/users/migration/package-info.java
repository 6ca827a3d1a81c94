/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.migration;

import org.jspecify.annotations.NullMarked;
