/** Emptying the tables between test runs (contracts/platform.md §11). */
@NullMarked
package health.polaris.web.dropdata;

import org.jspecify.annotations.NullMarked;
