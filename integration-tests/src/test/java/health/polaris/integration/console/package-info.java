/** The operators' console as somebody in front of a browser has it. */
@NullMarked
package health.polaris.integration.console;

import org.jspecify.annotations.NullMarked;
