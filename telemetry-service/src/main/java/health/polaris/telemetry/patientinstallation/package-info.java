/** Which phones patients run our applications on. */
@NullMarked
package health.polaris.telemetry.patientinstallation;

import org.jspecify.annotations.NullMarked;
