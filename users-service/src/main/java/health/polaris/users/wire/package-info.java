/** What request bodies must hold, and how dates and times are written in them and in events. */
@NullMarked
package health.polaris.users.wire;

import org.jspecify.annotations.NullMarked;
