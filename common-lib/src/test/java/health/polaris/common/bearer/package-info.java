/** The token rules, row by row. */
@NullMarked
package health.polaris.common.bearer;

import org.jspecify.annotations.NullMarked;
