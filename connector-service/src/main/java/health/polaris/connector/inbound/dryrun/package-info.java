/** What would become of a message, without it coming to anything. */
@NullMarked
package health.polaris.connector.inbound.dryrun;

import org.jspecify.annotations.NullMarked;
