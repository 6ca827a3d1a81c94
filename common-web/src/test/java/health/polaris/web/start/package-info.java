@NullMarked
package health.polaris.web.start;

import org.jspecify.annotations.NullMarked;
