/** What the other services are told of clinicians. */
@NullMarked
package health.polaris.users.clinicianevent;

import org.jspecify.annotations.NullMarked;
