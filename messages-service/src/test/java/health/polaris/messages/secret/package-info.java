@NullMarked
package health.polaris.messages.secret;

import org.jspecify.annotations.NullMarked;
