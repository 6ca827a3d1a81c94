@NullMarked
package health.polaris.eventbus.revocation;

import org.jspecify.annotations.NullMarked;
