package health.polaris.messages.wardlogin;

import health.polaris.messages.auditevent.AuditEvents;
import health.polaris.messages.badgepin.BadgePins;
import health.polaris.messages.clinicianlogin.ClinicianLogin;
import health.polaris.messages.clinicianlogin.ClinicianLoginRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Decides who may log in on a ward tablet (contracts/activation.md C3); what it finds and tells is kept either way. */
@Service
record WardLoginService(
        ClinicianLoginRepository repository,
        AuditEvents auditEvents,
        BadgePins pins,
        JdbcClient jdbc,
        TransactionOperations transaction) {

    /** The hash of the PIN that belongs to a badge, if it is the badge of one active clinician. */
    @Nullable
    String pinHash(String badge) {
        return jdbc.sql("""
                        select max(pin_hash) from clinician_login where send_entry_identifier = ? and login_active
                        having count(*) = 1
                        """).param(badge).query(String.class).optional().orElse(null);
    }

    /** @param shown with the badge */
    LoginDecision logIn(String badge, String deviceId, BadgePins.Shown shown) {
        return Objects.requireNonNull(transaction.execute(_ -> decide(badge, deviceId, shown)));
    }

    private LoginDecision decide(String badge, String deviceId, BadgePins.Shown shown) {
        List<ClinicianLogin> found = repository.findBySendEntryIdentifierOrderByCreatedDescUuidDesc(badge);
        if (found.isEmpty()) {
            return unknown(badge, deviceId, "Clinician with provided SEND Entry identifier not found");
        }
        List<ClinicianLogin> active =
                found.stream().filter(ClinicianLogin::isLoginActive).toList();
        if (active.size() > 1) {
            return unknown(badge, deviceId, "Clinician identifier is not unique");
        }
        return decide(active.isEmpty() ? found.getFirst() : active.getFirst(), badge, deviceId, shown);
    }

    void refuseInactiveDevice(String badge, String deviceId) {
        transaction.executeWithoutResult(_ -> auditEvents.loginFailed(deviceId, "Device is not active", badge, null));
    }

    private LoginDecision decide(ClinicianLogin clinician, String badge, String deviceId, BadgePins.Shown shown) {
        if (clinician.isLoginActive() && clinician.isContractOver(LocalDate.now(Clock.system(ZoneOffset.UTC)))) {
            clinician.deactivate();
            auditEvents.clinicianTokensRevoked(clinician.clinicianId());
        }
        if (!clinician.isLoginActive()) {
            auditEvents.loginFailed(deviceId, "Clinician contract expired", badge, clinician.clinicianId());
            return new LoginDecision.Refused();
        }
        if (!clinician.worksOnWards()) {
            return new LoginDecision.Refused();
        }
        if (!pins.lets(shown, clinician)) {
            auditEvents.loginFailed(deviceId, "PIN is missing or wrong", badge, clinician.clinicianId());
            return new LoginDecision.Refused();
        }
        auditEvents.loginSucceeded(deviceId, clinician.clinicianId(), badge);
        return new LoginDecision.Admitted(clinician.clinicianId());
    }

    private LoginDecision unknown(String badge, String deviceId, String reason) {
        auditEvents.loginFailed(deviceId, reason, badge, null);
        return new LoginDecision.Refused();
    }
}
