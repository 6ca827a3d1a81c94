/** Which phones patients and which desktops clinicians run our applications on. */
@NullMarked
package health.polaris.telemetry.installation;

import org.jspecify.annotations.NullMarked;
