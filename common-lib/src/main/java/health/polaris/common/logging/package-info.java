/** One line per event on stdout, as json, plain or colour (contracts/platform.md §12). */
@NullMarked
package health.polaris.common.logging;

import org.jspecify.annotations.NullMarked;
