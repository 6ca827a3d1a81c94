/** What would become of stored messages by other rules, without their coming to anything. */
@NullMarked
package health.polaris.connector.trial;

import org.jspecify.annotations.NullMarked;
