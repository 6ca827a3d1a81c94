@NullMarked
package health.polaris.messages.message;

import org.jspecify.annotations.NullMarked;
