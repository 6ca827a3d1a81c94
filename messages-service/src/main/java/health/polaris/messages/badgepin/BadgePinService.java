package health.polaris.messages.badgepin;

import health.polaris.common.error.ApiException;
import health.polaris.messages.auditevent.AuditEvents;
import health.polaris.messages.clinicianlogin.ClinicianLogin;
import health.polaris.messages.clinicianlogin.ClinicianLoginRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps PINs beside logins, and tells the audit of each change. */
@Service
record BadgePinService(ClinicianLoginRepository logins, AuditEvents auditEvents, TransactionOperations transaction) {
    /** @throws ApiException 404 */
    void put(String clinicianId, @Nullable String hash, String callerId) {
        transaction.executeWithoutResult(_ -> change(clinicianId, hash, callerId));
    }

    private void change(String clinicianId, @Nullable String hash, String callerId) {
        ClinicianLogin clinician =
                logins.findByClinicianId(clinicianId).orElseThrow(() -> ApiException.notFound("Clinician not found"));
        clinician.changePin(hash);
        auditEvents.pinChanged(clinicianId, callerId, hash != null);
    }
}
