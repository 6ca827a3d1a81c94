@NullMarked
package health.polaris.messages.token;

import org.jspecify.annotations.NullMarked;
