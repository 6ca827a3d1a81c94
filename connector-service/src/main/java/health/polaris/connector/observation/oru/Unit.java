package health.polaris.connector.observation.oru;

import java.util.Optional;

/** Units as observations have them, and their codes in UCUM. */
final class Unit {

    static final String SYSTEM = "UCUM";

    private Unit() {}

    /** The code; empty for a unit that nobody has told us of, which is sent as its text alone. */
    static Optional<String> code(String unit) {
        return Optional.ofNullable(
                switch (unit) {
                    case "bpm", "/min" -> "/min";
                    case "mmHg", "mm[Hg]" -> "mm[Hg]";
                    case "kPa" -> "kPa";
                    case "%" -> "%";
                    case "°C", "C", "Cel", "celsius" -> "Cel";
                    case "°F" -> "[degF]";
                    case "l/min", "L/min" -> "L/min";
                    case "mmol/l", "mmol/L" -> "mmol/L";
                    default -> null;
                });
    }
}
