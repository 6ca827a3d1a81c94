@NullMarked
package health.polaris.connector.observation.oru;

import org.jspecify.annotations.NullMarked;
