/** The token rules, row by row. */
@NullMarked
package health.polaris.web.security;

import org.jspecify.annotations.NullMarked;
