/** What a service's process does: serve, or bring its schema up to date and end. */
@NullMarked
package health.polaris.web.start;

import org.jspecify.annotations.NullMarked;
