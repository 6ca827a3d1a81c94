/** users-service: where it starts. */
@NullMarked
package health.polaris.users;

import org.jspecify.annotations.NullMarked;
