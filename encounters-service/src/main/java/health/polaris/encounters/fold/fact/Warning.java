package health.polaris.encounters.fold.fact;

/**
 * What was left out, or is worth a look, though the message was applied (F9).
 *
 * @param code for programs, {@code nhs-number-invalid}
 * @param field HL7 field, {@code PID-3}
 * @param remedy what the sender can do
 */
public record Warning(String code, String field, String remedy) {}
