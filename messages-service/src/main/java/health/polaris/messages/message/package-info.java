/** Messages between patients, clinicians, locations and systems: who may write and read which (contracts/messages.md). */
@NullMarked
package health.polaris.messages.message;

import org.jspecify.annotations.NullMarked;
