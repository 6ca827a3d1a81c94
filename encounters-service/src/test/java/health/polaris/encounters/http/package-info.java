/** Times in requests. */
@NullMarked
package health.polaris.encounters.http;

import org.jspecify.annotations.NullMarked;
