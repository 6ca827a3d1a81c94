@NullMarked
package health.polaris.messages.wardlogin;

import org.jspecify.annotations.NullMarked;
