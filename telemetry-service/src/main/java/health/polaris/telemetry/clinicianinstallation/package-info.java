/** Which desktops clinicians run our applications on. */
@NullMarked
package health.polaris.telemetry.clinicianinstallation;

import org.jspecify.annotations.NullMarked;
