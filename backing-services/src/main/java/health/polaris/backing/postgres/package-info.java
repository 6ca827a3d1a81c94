/** The files of an embedded PostgreSQL: its programs, its data, and what root has to do differently. */
@NullMarked
package health.polaris.backing.postgres;

import org.jspecify.annotations.NullMarked;
