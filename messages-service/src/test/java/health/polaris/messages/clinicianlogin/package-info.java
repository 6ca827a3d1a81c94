@NullMarked
package health.polaris.messages.clinicianlogin;

import org.jspecify.annotations.NullMarked;
