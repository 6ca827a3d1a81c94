/** The tokens that this service issues, the keys that sign them, and the key set it publishes (contracts/activation.md §6). */
@NullMarked
package health.polaris.messages.token;

import org.jspecify.annotations.NullMarked;
