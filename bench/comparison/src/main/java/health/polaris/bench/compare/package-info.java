/** Two builds of the services in turns on the same database server and broker, and a page with the ratios. */
@NullMarked
package health.polaris.bench.compare;

import org.jspecify.annotations.NullMarked;
