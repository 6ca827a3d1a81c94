/** What is asked of the API descriptions of all five services. */
@NullMarked
package health.polaris.integration.description;

import org.jspecify.annotations.NullMarked;
