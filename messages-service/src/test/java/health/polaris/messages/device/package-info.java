@NullMarked
package health.polaris.messages.device;

import org.jspecify.annotations.NullMarked;
