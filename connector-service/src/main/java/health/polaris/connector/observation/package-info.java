/** The text of ORU^R01 messages, made of observation sets; no database, no network. */
@NullMarked
package health.polaris.connector.observation;

import org.jspecify.annotations.NullMarked;
