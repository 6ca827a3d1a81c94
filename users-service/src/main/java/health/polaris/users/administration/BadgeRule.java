package health.polaris.users.administration;

import health.polaris.common.error.ApiException;
import health.polaris.users.clinician.ClinicianCreateRequest;
import health.polaris.users.clinician.ClinicianRepository;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which badge number a new clinician gets (contracts/users.md §4.1 rule 4). */
@Component
class BadgeRule {

    private static final int LONGEST_SEARCH = 100;

    private final ClinicianRepository clinicians;
    private final RandomGenerator random = new SecureRandom();

    BadgeRule(ClinicianRepository clinicians) {
        this.clinicians = clinicians;
    }

    /** The sent one; temporary SEND staff without one get one made up, permanent SEND staff must have one. */
    @Nullable
    String badge(ClinicianAccess access, ClinicianCreateRequest request) {
        String sent = request.sendEntryIdentifier();
        boolean missing = sent == null || sent.isEmpty();
        if (!request.productNames().contains("SEND")) {
            return sent;
        }
        if (request.contractExpiry() != null) {
            return missing ? unused() : sent;
        }
        ClinicianAccess.refuseIf(!access.mayHandlePermanentSendClinicians());
        if (missing) {
            throw ApiException.invalid("Cannot create a permanent SEND user without a badge number");
        }
        return sent;
    }

    /** {@code @004213377}. */
    private String unused() {
        return Stream.generate(() -> "@%09d".formatted(random.nextInt(1_000_000_000)))
                .limit(LONGEST_SEARCH)
                .filter(candidate -> !clinicians.isBadgeInUse(candidate))
                .findFirst()
                .orElseThrow(ApiException::unavailable);
    }
}
