package health.polaris.users.login;

import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianRepository;
import health.polaris.users.clinician.ClinicianStore;
import health.polaris.users.clinicianevent.ClinicianEventPublisher;
import health.polaris.users.role.Roles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides and records a login, each in one transaction that stays even when the answer is 403. The password has been
 * compared before; the clinician is looked at again, under a lock.
 */
@Component
class LoginDecision {

    private final ClinicianStore store;
    private final ClinicianRepository clinicians;
    private final ClinicianEventPublisher events;
    private final LoginAudit audit;
    private final Roles roles;
    private final Clock clock;

    LoginDecision(
            ClinicianStore store,
            ClinicianRepository clinicians,
            ClinicianEventPublisher events,
            LoginAudit audit,
            Roles roles,
            Clock clock) {
        this.store = store;
        this.clinicians = clinicians;
        this.events = events;
        this.audit = audit;
        this.roles = roles;
        this.clock = clock;
    }

    @Transactional
    public void unknownUsername(String username) {
        audit.refused(username, "Authentication failed, invalid username");
    }

    @Transactional
    public void tooManyAttempts(String username) {
        audit.refused(username, "Too many attempts");
    }

    /** Empty when the login is refused. */
    @Transactional
    public Optional<LoginResponse> decide(Clinician compared, boolean rightPassword, @Nullable String betterHash) {
        Clinician clinician = store.lock(compared.uuid());
        LocalDate expiry = clinician.contractExpiryEodDate();
        if (!clinician.isLoginActive()) {
            return refused(clinician, "Account is disabled", null);
        }
        if (expiry != null && LocalDate.now(clock.withZone(ZoneOffset.UTC)).isAfter(expiry)) {
            clinician.deactivate();
            clinicians.flush();
            events.updated(clinician);
            events.loginOpenOrShut(clinician);
            return refused(clinician, "Login expired", expiry);
        }
        if (!rightPassword) {
            return refused(clinician, "Invalid password", null);
        }
        String known = compared.passwordHash();
        if (betterHash != null && known != null) {
            clinicians.replaceHash(clinician.uuid(), known, betterHash);
        }
        audit.succeeded(clinician.uuid());
        return Optional.of(LoginResponse.from(clinician, roles.permissions(clinician.groups())));
    }

    private Optional<LoginResponse> refused(Clinician clinician, String reason, @Nullable LocalDate expiry) {
        audit.refusedClinician(clinician.uuid(), reason, expiry);
        return Optional.empty();
    }
}
