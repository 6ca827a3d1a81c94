@NullMarked
package health.polaris.connector.console;

import org.jspecify.annotations.NullMarked;
