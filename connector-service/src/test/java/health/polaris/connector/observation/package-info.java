/** The text of observation messages, by golden files. */
@NullMarked
package health.polaris.connector.observation;

import org.jspecify.annotations.NullMarked;
