@NullMarked
package health.polaris.connector.feed;

import org.jspecify.annotations.NullMarked;
