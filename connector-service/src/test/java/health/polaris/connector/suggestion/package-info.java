@NullMarked
package health.polaris.connector.suggestion;

import org.jspecify.annotations.NullMarked;
