/** Settings that several packages ask for; those of one feature are in its package. */
@NullMarked
package health.polaris.connector.settings;

import org.jspecify.annotations.NullMarked;
