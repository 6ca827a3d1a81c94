@NullMarked
package health.polaris.connector.mllp;

import org.jspecify.annotations.NullMarked;
