/** A site profile made of samples of a feed, with a reason for each of its lines. */
@NullMarked
package health.polaris.connector.suggestion;

import org.jspecify.annotations.NullMarked;
