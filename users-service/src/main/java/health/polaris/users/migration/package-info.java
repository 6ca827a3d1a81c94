/** Clinicians of another system, created many at a time. */
@NullMarked
package health.polaris.users.migration;

import org.jspecify.annotations.NullMarked;
