/** Stored messages done again under the rules that hold now. */
@NullMarked
package health.polaris.connector.inbound.reprocess;

import org.jspecify.annotations.NullMarked;
