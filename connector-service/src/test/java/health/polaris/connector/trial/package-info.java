@NullMarked
package health.polaris.connector.trial;

import org.jspecify.annotations.NullMarked;
