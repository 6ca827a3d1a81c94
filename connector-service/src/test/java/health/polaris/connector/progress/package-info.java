@NullMarked
package health.polaris.connector.progress;

import org.jspecify.annotations.NullMarked;
