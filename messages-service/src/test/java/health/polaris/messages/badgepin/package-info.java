@NullMarked
package health.polaris.messages.badgepin;

import org.jspecify.annotations.NullMarked;
