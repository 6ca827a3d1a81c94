@NullMarked
package health.polaris.connector.inbound.dryrun;

import org.jspecify.annotations.NullMarked;
