@NullMarked
package health.polaris.connector.deadletter;

import org.jspecify.annotations.NullMarked;
