/** The rules of CONTRIBUTING.md that a machine can hold: architecture, sizes, and that what is cited exists. */
@NullMarked
package health.polaris.house;

import org.jspecify.annotations.NullMarked;
