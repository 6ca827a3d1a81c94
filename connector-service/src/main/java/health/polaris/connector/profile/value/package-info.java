/** The keys and values of a file of profiles: each says why it cannot be read. */
@NullMarked
package health.polaris.connector.profile.value;

import org.jspecify.annotations.NullMarked;
