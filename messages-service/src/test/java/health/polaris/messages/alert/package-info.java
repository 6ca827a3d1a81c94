@NullMarked
package health.polaris.messages.alert;

import org.jspecify.annotations.NullMarked;
