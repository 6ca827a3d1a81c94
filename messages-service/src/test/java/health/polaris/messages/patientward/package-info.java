@NullMarked
package health.polaris.messages.patientward;

import org.jspecify.annotations.NullMarked;
