package health.polaris.connector.observation.oru;

import java.util.Map;
import java.util.Optional;

/** Units as observations have them, and their codes in UCUM. */
final class Unit {

    static final String SYSTEM = "UCUM";

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("bpm", "/min"),
            Map.entry("/min", "/min"),
            Map.entry("mmHg", "mm[Hg]"),
            Map.entry("mm[Hg]", "mm[Hg]"),
            Map.entry("kPa", "kPa"),
            Map.entry("%", "%"),
            Map.entry("°C", "Cel"),
            Map.entry("C", "Cel"),
            Map.entry("Cel", "Cel"),
            Map.entry("celsius", "Cel"),
            Map.entry("°F", "[degF]"),
            Map.entry("l/min", "L/min"),
            Map.entry("L/min", "L/min"),
            Map.entry("mmol/l", "mmol/L"),
            Map.entry("mmol/L", "mmol/L"));

    private Unit() {}

    /** The code; empty for a unit that nobody has told us of, which is sent as its text alone. */
    static Optional<String> code(String unit) {
        return Optional.ofNullable(CODES.get(unit));
    }
}
