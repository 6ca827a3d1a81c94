package health.polaris.connector.hl7;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.action.EncounterData;
import health.polaris.connector.hl7.action.PatientData;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.AdtInterpreter;
import health.polaris.connector.hl7.adt.AdtValidation;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.adt.ValidAdt;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/** Short ways to a message, a field and a judgement. */
public final class MessagesForTests {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    public static final ReadingRules RULES = ReadingRules.contract(LONDON);
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String HEADER = "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||";
    private static final String PATIENT = "PID|1||5550142^^^STM^MRN||FINCH^ROWAN||19790226|4";

    private MessagesForTests() {}

    /** A message with MSH of that type, a PID, and the further segments. */
    public static Hl7Message message(String type, String... segments) {
        return read(text(type, segments));
    }

    public static String text(String type, String... segments) {
        return HEADER + type + "|MC-1|P|2.4\r" + PATIENT + "\r" + String.join("\r", segments) + "\r";
    }

    /** A message whose only segment beside MSH is the given one. */
    public static Hl7Message only(String type, String segment) {
        return read(HEADER + type + "|MC-1|P|2.4\r" + segment);
    }

    public static Hl7Message read(String text) {
        return Hl7Message.read(text).orElseThrow();
    }

    public static RawSegment header(String text) {
        return MessageText.of(text).orElseThrow().header();
    }

    public static Field field(String raw) {
        return read("MSH|^~\\&|A\rPID|||" + raw).segment("PID").orElseThrow().field(3);
    }

    public static AdtInterpretation interpret(Hl7Message message) {
        return interpret(message, RULES);
    }

    public static AdtInterpretation interpret(Hl7Message message, ReadingRules rules) {
        return interpret(message, rules, NOW);
    }

    public static AdtInterpretation interpret(Hl7Message message, ReadingRules rules, Instant now) {
        return switch (AdtValidation.of(moved(message, rules), rules)) {
            case AdtValidation.Valid(ValidAdt valid) -> AdtInterpreter.interpret(valid, now);
            case AdtValidation.Refused(Refusal refusal) -> new AdtInterpretation.Refused(refusal);
        };
    }

    public static Hl7Message moved(Hl7Message message, ReadingRules rules) {
        return rules.read(message.text());
    }

    public static AdtInterpretation.Understood understood(Hl7Message message) {
        return (AdtInterpretation.Understood) interpret(message);
    }

    public static PatientData patient(Hl7Message message) {
        return (PatientData) understood(message).actions().getFirst().data();
    }

    public static EncounterData encounter(Hl7Message message) {
        return understood(message).encounter().orElseThrow();
    }

    /** PV1 with the fields of that number. */
    public static String visit(String... numbersAndValues) {
        return segment("PV1", 45, numbersAndValues);
    }

    public static String segment(String name, int length, String... numbersAndValues) {
        String[] fields = new String[length + 1];
        Arrays.fill(fields, "");
        fields[0] = name;
        for (int index = 0; index < numbersAndValues.length; index += 2) {
            fields[Integer.parseInt(numbersAndValues[index])] = numbersAndValues[index + 1];
        }
        return String.join("|", fields);
    }
}
