/** Routes of the probe service that only the web module has something to say about. */
@NullMarked
package health.polaris.web.probe;

import org.jspecify.annotations.NullMarked;
