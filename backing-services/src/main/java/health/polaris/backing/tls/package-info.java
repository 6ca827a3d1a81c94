/** Certificates made for a test, and servers that show them. */
@NullMarked
package health.polaris.backing.tls;

import org.jspecify.annotations.NullMarked;
