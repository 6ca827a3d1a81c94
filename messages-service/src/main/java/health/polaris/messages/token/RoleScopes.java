package health.polaris.messages.token;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The scopes of the three roles that get their tokens here (contracts/activation.md §6). */
enum RoleScopes {
    GDM_PATIENT("""
            read:gdm_answer read:gdm_bg_reading read:gdm_medication read:gdm_message read:gdm_patient
            read:gdm_patient_abbreviated read:gdm_question read:gdm_rule read:gdm_survey read:gdm_telemetry
            read:gdm_trustomer write:gdm_answer write:gdm_bg_reading write:gdm_message write:gdm_telemetry
            write:gdm_terms_agreement
            """),
    SEND_ENTRY_CLINICIAN("""
            read:send_clinician read:send_encounter read:send_observation read:send_patient read:send_rule
            read:send_trustomer read:ward_report write:send_encounter write:send_observation write:send_patient
            """),
    SEND_ENTRY_DEVICE("""
            read:send_device read:send_entry_identifier read:send_location
            """);

    private final String list;

    RoleScopes(String list) {
        this.list = list;
    }

    /** @param override space separated; empty: the role's own */
    Set<String> orElse(String override) {
        return Arrays.stream((override.isBlank() ? list : override).split("\\s+"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
