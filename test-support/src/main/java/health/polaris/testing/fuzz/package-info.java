/** Input that nobody would send who means well: the same for the same seed. */
@NullMarked
package health.polaris.testing.fuzz;

import org.jspecify.annotations.NullMarked;
