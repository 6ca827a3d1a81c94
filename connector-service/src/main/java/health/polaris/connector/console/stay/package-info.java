/** Patients, stays and wards in the console: now, then, and why. */
@NullMarked
package health.polaris.connector.console.stay;

import org.jspecify.annotations.NullMarked;
