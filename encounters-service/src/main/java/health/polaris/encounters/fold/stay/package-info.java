/** Who lies where: visits with their lives, local stays, moves and the rows of the location history (O2, O4-O7, F2, F3). */
@NullMarked
package health.polaris.encounters.fold.stay;

import org.jspecify.annotations.NullMarked;
