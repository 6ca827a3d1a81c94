/** What happens while an image is built. */
@NullMarked
package health.polaris.integration.image;

import org.jspecify.annotations.NullMarked;
