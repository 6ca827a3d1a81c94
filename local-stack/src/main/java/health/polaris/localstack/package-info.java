/** The whole suite in one JVM, on embedded services or on given ones; what {@code run_local.sh} starts. */
@NullMarked
package health.polaris.localstack;

import org.jspecify.annotations.NullMarked;
