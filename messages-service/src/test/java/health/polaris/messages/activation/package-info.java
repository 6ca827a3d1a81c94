@NullMarked
package health.polaris.messages.activation;

import org.jspecify.annotations.NullMarked;
