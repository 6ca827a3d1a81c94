/** How each feed is, in and out, and an operator's hold on it: pause and go on. */
@NullMarked
package health.polaris.connector.feed;

import org.jspecify.annotations.NullMarked;
