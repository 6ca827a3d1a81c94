@NullMarked
package health.polaris.web.accessrecord;

import org.jspecify.annotations.NullMarked;
