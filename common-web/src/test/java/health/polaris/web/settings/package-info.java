/** What a service cannot start without. */
@NullMarked
package health.polaris.web.settings;

import org.jspecify.annotations.NullMarked;
