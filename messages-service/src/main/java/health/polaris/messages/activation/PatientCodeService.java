package health.polaris.messages.activation;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.CurrentCaller;
import health.polaris.common.security.SecuritySettings;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.patientward.PatientWards;
import health.polaris.messages.secret.ActivationSettings;
import health.polaris.messages.secret.AuthorisationCodes;
import health.polaris.messages.secret.CodeHashing;
import health.polaris.messages.secret.Codes;
import health.polaris.messages.secret.Expiry;
import health.polaris.messages.secret.HashedCode;
import health.polaris.messages.secret.StaticTestData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Draws, hashes and checks the codes of patients; holds no database connection while a hash is computed. */
@Service
record PatientCodeService(
        PatientActivationService activations,
        AttemptReservation attempts,
        PatientWards wards,
        Codes codes,
        CodeHashing hashing,
        AuthorisationCodes authorisations,
        Expiry expiry,
        StaticTestData staticTestData,
        ActivationSettings settings,
        SecuritySettings security) {

    private static final int LONGEST_ID = 36;

    /** @throws ApiException 400 for an id that is not a patient's, 403 for a patient of other wards */
    ActivationResponse issue(String patientId, Correspondent issuer) {
        requirePatient(patientId);
        requireWardOf(patientId, issuer);
        String digit = staticTestData.digitOfPatient(patientId);
        String otp = digit == null ? codes.otp() : digit.repeat(settings.otpLength());
        String asker = issuer.caller().id();
        HashedCode hashedOtp = hashing.hash(otp, asker);
        PatientActivation activation = activations.issue(
                patient(patientId, digit, asker), fresh(patientId, digit, hashedOtp), hashedOtp, patientId, issuer);
        return new ActivationResponse(
                otp,
                activation.code(),
                expiry.textFor(activation.modified()),
                settings.linkBase(security.internalIssuer()) + "/" + activation.shortCode());
    }

    private void requirePatient(String patientId) {
        if (patientId.length() > LONGEST_ID) {
            throw ApiException.invalid("'patient_id' must have at most 36 characters");
        }
        if (wards.isNoPatient(patientId)) {
            throw ApiException.invalid("'patient_id' is the id of a clinician, a device or a location: name a patient");
        }
    }

    /** @throws ApiException 403 when it is a patient of other wards and the caller no system */
    void requireWardOf(String patientId, Correspondent caller) {
        boolean isSystem = caller.isSystem() && !caller.isClinician();
        if (!isSystem && !wards.isPatientOf(patientId, caller.locations())) {
            throw ApiException.forbidden();
        }
    }

    /**
     * Exchanges code and PIN for an authorisation code. An unknown code costs the same hash as a wrong PIN.
     *
     * @param network where the attempt comes from
     * @throws ApiException 404 without saying why
     */
    AuthorisationResponse authorise(String activationCode, OtpRequest request, String network) {
        var reserved = attempts.reserve(activationCode).orElse(null);
        if (!hashing.matches(request.otp(), reserved == null ? null : reserved.otp(), network) || reserved == null) {
            throw PatientActivationService.notFound();
        }
        String authorisationCode = codes.authorisationCode();
        HashedCode hashed = hashing.hash(authorisationCode, network);
        // The audit fields name the patient, who has no token yet.
        CurrentCaller.actingAs(reserved.patientId(), () -> activations.complete(reserved, hashed));
        authorisations.remember(owner(reserved.patientId()), authorisationCode, hashed);
        return AuthorisationResponse.ofPatient(authorisationCode, reserved.patientId());
    }

    /** Whether the code still is the patient's after it was compared; a revocation meanwhile wins. */
    boolean isAuthorised(String patientId, String authorisationCode, String network) {
        HashedCode stored = activations.authorisation(patientId).orElse(null);
        boolean right = authorisations.isRight(owner(patientId), authorisationCode, stored, network);
        return right
                && activations
                        .authorisation(patientId)
                        .filter(now -> now.equals(stored))
                        .isPresent();
    }

    private static String owner(String patientId) {
        return "patient " + patientId;
    }

    private Patient patient(String patientId, @Nullable String digit, String asker) {
        return new Patient(
                patientId, digit == null ? null : hashing.hash(digit, digit.repeat(settings.saltLength()), asker));
    }

    private PatientActivation fresh(String patientId, @Nullable String digit, HashedCode otp) {
        return digit == null
                ? new PatientActivation(patientId, codes.activationCode(), unusedShortCode(), otp)
                : new PatientActivation(patientId, digit, digit, otp);
    }

    private String unusedShortCode() {
        return Codes.free(codes::shortCode, code -> !activations.isShortCodeTaken(code));
    }
}
