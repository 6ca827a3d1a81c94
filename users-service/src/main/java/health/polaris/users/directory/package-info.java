/** Clinicians for readers: one, by id or address, and lists in several forms. */
@NullMarked
package health.polaris.users.directory;

import org.jspecify.annotations.NullMarked;
