/** Figures as clients see them. */
@NullMarked
package health.polaris.connector.figure.reading;

import org.jspecify.annotations.NullMarked;
