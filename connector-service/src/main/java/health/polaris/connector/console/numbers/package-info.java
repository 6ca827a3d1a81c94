/** The last days in figures, in the console. */
@NullMarked
package health.polaris.connector.console.numbers;

import org.jspecify.annotations.NullMarked;
