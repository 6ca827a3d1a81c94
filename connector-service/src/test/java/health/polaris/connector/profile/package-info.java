/** Tests of the package of that name. */
@NullMarked
package health.polaris.connector.profile;

import org.jspecify.annotations.NullMarked;
