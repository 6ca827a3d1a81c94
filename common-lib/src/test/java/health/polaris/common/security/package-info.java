/** The token rules, row by row. */
@NullMarked
package health.polaris.common.security;

import org.jspecify.annotations.NullMarked;
