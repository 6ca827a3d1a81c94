package health.polaris.users.login;

import health.polaris.common.error.ApiException;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianRepository;
import health.polaris.users.clinician.EmailAddress;
import health.polaris.web.guessing.AttemptLimit;
import health.polaris.web.guessing.AttemptLimit.Attempt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Logs clinicians in (contracts/users.md §4.7). */
@Service
record LoginService(AttemptLimit limit, ClinicianRepository clinicians, Passwords passwords, LoginDecision decision) {

    /**
     * @param address where the attempt comes from
     * @throws ApiException 403 that never says why, 429 when the username or the address has to wait, 503 when too many
     *     passwords are being compared
     */
    LoginResponse login(Credentials credentials, String address) {
        Attempt attempt = limit.begin(key(credentials), address);
        if (attempt.toWait().isPositive()) {
            decision.tooManyAttempts(credentials.username());
        }
        LoginResponse response =
                compare(credentials, address, attempt.orTooMany()).orElse(null);
        if (response == null) {
            attempt.failed();
            throw ApiException.forbidden();
        }
        attempt.succeeded();
        return response;
    }

    private static String key(Credentials credentials) {
        return credentials.username().strip().toLowerCase(Locale.ROOT);
    }

    private Optional<LoginResponse> compare(Credentials credentials, String address, Attempt attempt) {
        try {
            return decide(credentials, address);
        } catch (RuntimeException nothingDecided) {
            attempt.doesNotCount();
            throw nothingDecided;
        }
    }

    /** The hash is computed in any case and outside any transaction. */
    private Optional<LoginResponse> decide(Credentials credentials, String address) {
        Clinician clinician = find(credentials.username());
        boolean right = passwords.isRight(credentials.password(), clinician, address);
        if (clinician == null) {
            decision.unknownUsername(credentials.username());
            return Optional.empty();
        }
        String betterHash =
                right && passwords.isOutdated(clinician) ? passwords.encode(credentials.password(), address) : null;
        return decision.decide(clinician, right, betterHash);
    }

    /** An ambiguous username is nobody's, and one with a null character can be nobody's. */
    private @Nullable Clinician find(String username) {
        if (username.indexOf('\0') >= 0) {
            return null;
        }
        List<Clinician> meant = clinicians.findByUsername(EmailAddress.normalised(username), username);
        return meant.size() == 1 ? meant.getFirst() : null;
    }
}
