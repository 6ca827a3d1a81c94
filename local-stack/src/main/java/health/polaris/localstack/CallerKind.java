package health.polaris.localstack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of callers that an operator can make a token for (contracts/platform.md §16). */
enum CallerKind {
    SYSTEM("system_id", "local-operator", List.of("System")),
    LOGIN("system_id", "local-login", List.of()),
    CLINICIAN("clinician_id", "", List.of("SEND Clinician", "GDM Clinician")),
    PATIENT("patient_id", "", List.of("GDM Patient")),
    DEVICE("device_id", "", List.of("SEND Entry Device")),
    EPR("system_id", "local-epr", List.of("EPR Service Adapter"));

    private final String claim;
    private final String usualId;
    private final List<String> roles;

    CallerKind(String claim, String usualId, List<String> roles) {
        this.claim = claim;
        this.usualId = usualId;
        this.roles = roles;
    }

    static Optional<CallerKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of the metadata object. */
    String claim() {
        return claim;
    }

    /** Empty: a new UUID each time. */
    String usualId() {
        return usualId;
    }

    /** Roles of users-service whose scopes it gets. */
    List<String> roles() {
        return roles;
    }
}
