package health.polaris.messages.activation;

import health.polaris.common.error.ApiException;
import health.polaris.messages.auditevent.AuditEvents;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.secret.HashedCode;
import health.polaris.messages.secret.StaticTestData;
import health.polaris.web.database.AdvisoryLocks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The activations of one patient, changed by one at a time; no hash is computed in here. */
@Service
class PatientActivationService {

    private final PatientRepository patients;
    private final PatientActivationRepository activations;
    private final StaticTestData staticTestData;
    private final AuditEvents auditEvents;
    private final AdvisoryLocks locks;
    private final ActivationNotices notices;

    PatientActivationService(
            PatientRepository patients,
            PatientActivationRepository activations,
            StaticTestData staticTestData,
            AuditEvents auditEvents,
            AdvisoryLocks locks,
            ActivationNotices notices) {
        this.patients = patients;
        this.activations = activations;
        this.staticTestData = staticTestData;
        this.auditEvents = auditEvents;
        this.locks = locks;
        this.notices = notices;
    }

    /** A pending activation keeps its codes and gets the new PIN. */
    @Transactional
    public PatientActivation issue(
            Patient ifNew, PatientActivation ifNoneIsPending, HashedCode otp, String patientId, Correspondent issuer) {
        onePatientAtATime(patientId);
        Patient patient = patients.findByPatientId(patientId).orElseGet(() -> patients.saveAndFlush(ifNew));
        notices.tellOfCode(patientId, patient.authorisation() != null, issuer);
        PatientActivation activation =
                activations.findByPatientIdAndUsedFalse(patientId).orElse(ifNoneIsPending);
        activation.renew(otp);
        return activations.saveAndFlush(activation);
    }

    @Transactional(readOnly = true)
    public boolean isShortCodeTaken(String shortCode) {
        return activations.existsByShortCode(shortCode);
    }

    @Transactional(readOnly = true)
    public List<CompletedActivation> completed(String patientId) {
        return activations.findByPatientIdAndUsedTrueOrderByActivatedTimestampDesc(patientId).stream()
                .map(PatientActivation::completed)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<HashedCode> authorisation(String patientId) {
        return patients.findByPatientId(patientId).map(Patient::authorisation);
    }

    /**
     * The PIN was right a moment ago: uses up the activation, and the new authorisation code replaces the one before.
     *
     * @throws ApiException 404 when it was used, renewed or revoked since
     */
    @Transactional
    public void complete(AttemptReservation.Reserved reserved, HashedCode authorisation) {
        onePatientAtATime(reserved.patientId());
        PatientActivation activation = activations
                .findById(reserved.uuid())
                .filter(pending -> !pending.isUsed() && pending.hasOtp(reserved.otp()))
                .orElseThrow(PatientActivationService::notFound);
        patients.findByPatientId(reserved.patientId())
                .orElseThrow(PatientActivationService::notFound)
                .authorise(authorisation);
        if (staticTestData.digitOfPatient(reserved.patientId()) == null) {
            activation.complete(Instant.now().truncatedTo(ChronoUnit.MICROS));
        } else {
            activation.allowFurtherUse();
        }
    }

    /** For good: neither the authorisation code nor the pending activation is worth anything any more. */
    @Transactional
    public void revoke(String patientId, Correspondent revoker) {
        onePatientAtATime(patientId);
        Optional<Patient> withPhone =
                patients.findByPatientId(patientId).filter(patient -> patient.authorisation() != null);
        Optional<PatientActivation> pending = activations.findByPatientIdAndUsedFalse(patientId);
        if (withPhone.isPresent() || pending.isPresent()) {
            notices.tellOfRevocation(patientId, withPhone.isPresent(), revoker);
        }
        withPhone.ifPresent(Patient::revoke);
        pending.ifPresent(activations::delete);
        auditEvents.patientRevoked(patientId, revoker.caller().id());
    }

    /** To the end of the transaction nobody else makes, completes or revokes an activation of this patient. */
    private void onePatientAtATime(String patientId) {
        locks.take("patient activation " + patientId);
    }

    /** The same text, whatever was wrong. */
    static ApiException notFound() {
        return ApiException.notFound("Could not find relevant activation");
    }
}
