/** Server-sent events: what changes, as it changes, for screens that would poll otherwise. */
@NullMarked
package health.polaris.web.stream;

import org.jspecify.annotations.NullMarked;
