/** What differs from one hospital's feed to the next, as configuration that is checked and can be changed while running. */
@NullMarked
package health.polaris.connector.profile;

import org.jspecify.annotations.NullMarked;
