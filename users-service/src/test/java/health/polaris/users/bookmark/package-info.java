/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.bookmark;

import org.jspecify.annotations.NullMarked;
