/** What values of fields mean, however senders write them: dates, times, names, codes. */
@NullMarked
package health.polaris.connector.hl7.value;

import org.jspecify.annotations.NullMarked;
