/** What the bodies of all features have in common: the words with which a wrong one is refused. */
@NullMarked
package health.polaris.messages.wire;

import org.jspecify.annotations.NullMarked;
