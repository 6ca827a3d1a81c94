package health.polaris.connector.observation.oru;

import health.polaris.connector.hl7.escape.LineEndEscape;
import org.jspecify.annotations.Nullable;

/**
 * How one receiver wants observations.
 *
 * @param location how PV1-3 is made
 * @param lineEnds how a line end inside a text is written
 * @param mrn how an MRN is named in PID-3
 * @param nhsNumber how an NHS number is named in PID-3
 */
public record OruFormat(
        OruVersion version, LocationFormat location, LineEndEscape lineEnds, NumberNaming mrn, NumberNaming nhsNumber) {

    /** The contract, for receivers that nothing is configured for. */
    public static final OruFormat CONTRACT = new OruFormat(
            OruVersion.V2_6,
            LocationFormat.RAW,
            LineEndEscape.X0D,
            new NumberNaming(null, "MRN"),
            new NumberNaming("NHS", "NHS"));

    /**
     * What stands beside a number in PID-3.
     *
     * @param authority PID-3.4; null: the receiving facility
     * @param type PID-3.5
     */
    public record NumberNaming(@Nullable String authority, String type) {}

    boolean legacy() {
        return version.equals(OruVersion.LEGACY);
    }

    /** How line ends are written: what the original sent has its own way. */
    LineEndEscape lineEndsWritten() {
        return legacy() ? LineEndEscape.FORMATTED : lineEnds;
    }
}
