/** Records and the numbers that lead to them: the state of who is who, merged or not, and what it shows (I4, I6, M2). */
@NullMarked
package health.polaris.encounters.fold.record;

import org.jspecify.annotations.NullMarked;
