/** The module's own rules. */
@NullMarked
package health.polaris.web;

import org.jspecify.annotations.NullMarked;
