/** What a service stands on and may lose for a while. */
@NullMarked
package health.polaris.common.dependency;

import org.jspecify.annotations.NullMarked;
