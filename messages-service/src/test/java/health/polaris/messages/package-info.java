@NullMarked
package health.polaris.messages;

import org.jspecify.annotations.NullMarked;
