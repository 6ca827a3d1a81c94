/** Query parameters as strict as the original takes them, for all endpoints. */
@NullMarked
package health.polaris.users.query;

import org.jspecify.annotations.NullMarked;
