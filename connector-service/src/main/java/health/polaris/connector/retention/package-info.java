/** Deletes stored messages that are older than their site profile wants them kept. */
@NullMarked
package health.polaris.connector.retention;

import org.jspecify.annotations.NullMarked;
