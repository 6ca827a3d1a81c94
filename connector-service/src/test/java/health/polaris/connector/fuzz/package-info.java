/** What reads other people's bytes, given bytes of nobody: fixed seeds here, ten minutes with {@code connector-service/fuzz}. */
@NullMarked
package health.polaris.connector.fuzz;

import org.jspecify.annotations.NullMarked;
