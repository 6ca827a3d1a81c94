@NullMarked
package health.polaris.eventbus.identifier;

import org.jspecify.annotations.NullMarked;
