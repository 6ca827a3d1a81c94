/** The suite as processes of their own, used as its users use it and treated as an unlucky night treats it. */
@NullMarked
package health.polaris.integration;

import org.jspecify.annotations.NullMarked;
