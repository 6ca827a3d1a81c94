package health.polaris.connector.hl7;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** Short ways to a message, a field and a judgement. */
final class MessagesForTests {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final ReadingRules RULES = ReadingRules.contract(LONDON);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String HEADER = "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||";
    private static final String PATIENT = "PID|1||5550142^^^STM^MRN||FINCH^ROWAN||19790226|4";

    private MessagesForTests() {}

    /** A message with MSH of that type, a PID, and the further segments. */
    static Hl7Message message(String type, String... segments) {
        return read(text(type, segments));
    }

    static String text(String type, String... segments) {
        return HEADER + type + "|MC-1|P|2.4\r" + PATIENT + "\r" + String.join("\r", segments) + "\r";
    }

    /** A message whose only segment beside MSH is the given one. */
    static Hl7Message only(String type, String segment) {
        return read(HEADER + type + "|MC-1|P|2.4\r" + segment);
    }

    static Hl7Message read(String text) {
        return Hl7Message.read(text).orElseThrow();
    }

    static Field field(String raw) {
        return new Field(raw, Separators.of('|', "^~\\&"));
    }

    static AdtInterpretation interpret(Hl7Message message) {
        return interpret(message, RULES);
    }

    static AdtInterpretation interpret(Hl7Message message, ReadingRules rules) {
        return switch (AdtValidation.of(message, rules)) {
            case AdtValidation.Valid(ValidAdt valid) -> AdtInterpreter.interpret(valid);
            case AdtValidation.Refused(Refusal refusal) -> new AdtInterpretation.Refused(refusal);
        };
    }

    static AdtInterpretation.Understood understood(Hl7Message message) {
        return (AdtInterpretation.Understood) interpret(message);
    }

    static PatientData patient(Hl7Message message) {
        return (PatientData) understood(message).actions().getFirst().data();
    }

    static EncounterData encounter(Hl7Message message) {
        return understood(message).encounter().orElseThrow();
    }

    /** PV1 with the fields of that number. */
    static String visit(String... numbersAndValues) {
        return segment("PV1", 45, numbersAndValues);
    }

    static String segment(String name, int length, String... numbersAndValues) {
        String[] fields = new String[length + 1];
        Arrays.fill(fields, "");
        fields[0] = name;
        for (int index = 0; index < numbersAndValues.length; index += 2) {
            fields[Integer.parseInt(numbersAndValues[index])] = numbersAndValues[index + 1];
        }
        return String.join("|", fields);
    }
}
