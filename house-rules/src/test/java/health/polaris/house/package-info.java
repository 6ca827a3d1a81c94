/** That the rules fire. */
@NullMarked
package health.polaris.house;

import org.jspecify.annotations.NullMarked;
