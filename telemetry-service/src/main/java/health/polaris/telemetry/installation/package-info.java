/** What the installations of patients and of clinicians have in common. */
@NullMarked
package health.polaris.telemetry.installation;

import org.jspecify.annotations.NullMarked;
