/** Identifiers that publisher and consumer judge alike. */
@NullMarked
package health.polaris.eventbus.identifier;

import org.jspecify.annotations.NullMarked;
