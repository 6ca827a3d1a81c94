/** What operators ask about messages, and what they do with those that need somebody. */
@NullMarked
package health.polaris.connector.operations;

import org.jspecify.annotations.NullMarked;
