/** A small service that has one route for each thing to be shown about this library. */
@NullMarked
package health.polaris.common.probe;

import org.jspecify.annotations.NullMarked;
