package health.polaris.connector.observation;

import static health.polaris.connector.hl7.message.EscapeSequences.escape;

/** The clinician who measured, as OBR-10 and OBX-16 name people: {@code 771204^Okoye^Ines}. */
public final class Collector {

    public static final String NOBODY = "";

    private Collector() {}

    static String of(JsonPart clinician) {
        return clinician.isEmpty()
                ? NOBODY
                : String.join(
                        "^",
                        escape(clinician.expected("send_entry_identifier")),
                        escape(clinician.expected("last_name")),
                        escape(clinician.expected("first_name")));
    }
}
