/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.settings;

import org.jspecify.annotations.NullMarked;
