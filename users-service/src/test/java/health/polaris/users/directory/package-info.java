/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.directory;

import org.jspecify.annotations.NullMarked;
