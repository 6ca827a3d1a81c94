/** Settings of the service as a whole; those of one feature are in its package. */
@NullMarked
package health.polaris.users.settings;

import org.jspecify.annotations.NullMarked;
