@NullMarked
package health.polaris.messages.messagelist;

import org.jspecify.annotations.NullMarked;
