@NullMarked
package health.polaris.messages.deviceactivation;

import org.jspecify.annotations.NullMarked;
