/** Tests of the package of the same name. */
@NullMarked
package health.polaris.users.clinicianevent;

import org.jspecify.annotations.NullMarked;
