/** Locations and patients that a clinician keeps at hand. */
@NullMarked
package health.polaris.users.bookmark;

import org.jspecify.annotations.NullMarked;
