/** Reads who is in which bed out of a batch of messages, for a list that is held against what is shown. */
@NullMarked
package health.polaris.connector.inbound.bedlist;

import org.jspecify.annotations.NullMarked;
