/** Checks of Bluetooth blood glucose meters against a reading. */
@NullMarked
package health.polaris.telemetry.meter;

import org.jspecify.annotations.NullMarked;
