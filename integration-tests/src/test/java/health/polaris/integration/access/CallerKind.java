package health.polaris.integration.access;

import java.util.List;

/**
 * Kinds of callers, each a column of the matrix.
 *
 * @see Callers
 */
enum CallerKind {
    NOBODY,
    PATIENT("GDM Patient"),
    TABLET("SEND Entry Device"),
    /** At a tablet, with a badge. */
    BADGE("SEND Entry Clinician"),
    SEND_CLINICIAN("SEND Clinician"),
    GDM_CLINICIAN("GDM Clinician"),
    GDM_SUPERCLINICIAN("GDM Superclinician"),
    SEND_ADMINISTRATOR("SEND Administrator"),
    AUDITOR,
    SYSTEM("System"),
    EPR_ADAPTER,
    LOGIN_SCRIPT;

    private final List<String> roles;

    CallerKind(String... roles) {
        this.roles = List.of(roles);
    }

    /** Of users-service, whose permissions the caller has. */
    List<String> roles() {
        return roles;
    }
}
