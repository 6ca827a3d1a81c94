/** TLS to and from a service, with certificates made for it. */
@NullMarked
package health.polaris.web.tls;

import org.jspecify.annotations.NullMarked;
