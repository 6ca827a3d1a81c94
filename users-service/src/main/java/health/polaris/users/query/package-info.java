/** Dates and times of requests and events, as strict as the original takes them. */
@NullMarked
package health.polaris.users.query;

import org.jspecify.annotations.NullMarked;
