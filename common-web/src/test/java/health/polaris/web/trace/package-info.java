@NullMarked
package health.polaris.web.trace;

import org.jspecify.annotations.NullMarked;
