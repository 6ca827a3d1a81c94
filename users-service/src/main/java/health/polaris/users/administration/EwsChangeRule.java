package health.polaris.users.administration;

import health.polaris.common.error.ApiException;
import health.polaris.users.clinician.ClinicianRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may be allowed to change early-warning-score settings, and by whom (contracts/users.md §4.1 rule 2). */
@Component
record EwsChangeRule(ClinicianRepository clinicians) {
    void check(ClinicianAccess access, Collection<String> groups, @Nullable LocalDate contractExpiry) {
        if (access.isSystem()) {
            return;
        }
        if (Collections.disjoint(groups, ClinicianAccess.SEND_CLINICIANS)) {
            throw ApiException.invalid("Only SEND clinicians can allow EWS change permission");
        }
        if (contractExpiry != null) {
            throw ApiException.invalid("Temporary clinicians cannot allow EWS change permission");
        }
        ClinicianAccess.refuseIf(!clinicians.hasGroup(access.caller().id(), "SEND Administrator"));
    }
}
