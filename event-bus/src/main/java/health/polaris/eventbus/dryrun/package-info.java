/** What connector-service asks of encounters-service over HTTP in a dry run, about bodies as they would be on the bus. */
@NullMarked
package health.polaris.eventbus.dryrun;

import org.jspecify.annotations.NullMarked;
