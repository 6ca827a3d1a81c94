/** Settings that a service cannot do without. */
@NullMarked
package health.polaris.web.settings;

import org.jspecify.annotations.NullMarked;
