@NullMarked
package health.polaris.connector.operations;

import org.jspecify.annotations.NullMarked;
