/** What becomes of a message after it was stored: outcomes of the platform, answers of receivers, acts of operators. */
@NullMarked
package health.polaris.connector.progress;

import org.jspecify.annotations.NullMarked;
