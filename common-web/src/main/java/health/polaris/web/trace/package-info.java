/** Traces of requests, for whoever gives an address to send them to; without one nothing of it is there. */
@NullMarked
package health.polaris.web.trace;

import org.jspecify.annotations.NullMarked;
