/** What facts do to stays: whose visit it is (O2), lives (O4, O7), moves and swaps (M4, M5), discharges (F2). */
@NullMarked
package health.polaris.encounters.fold.visit;

import org.jspecify.annotations.NullMarked;
