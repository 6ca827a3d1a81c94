/** What the tests of users-service share, and tests of the service as a whole. */
@NullMarked
package health.polaris.users;

import org.jspecify.annotations.NullMarked;
