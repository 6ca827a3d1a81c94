package health.polaris.messages.token;

import health.polaris.web.token.ServiceToken;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Issues the tokens of those who have shown a code (contracts/activation.md §6). */
@Service
public record AccessTokenService(ServiceToken signer, TokenSettings settings) {

    public TokenResponse forPatient(String patientId) {
        return new TokenResponse(signer.issue(
                Map.of("patient_id", patientId),
                RoleScopes.GDM_PATIENT.orElse(settings.patientScope()),
                settings.lifetime()));
    }

    public TokenResponse forDevice(String deviceId) {
        return new TokenResponse(signer.issue(
                Map.of("device_id", deviceId),
                RoleScopes.SEND_ENTRY_DEVICE.orElse(settings.deviceScope()),
                settings.deviceLifetime()));
    }

    /** @param deviceId on which the clinician logged in */
    public TokenResponse forClinician(String clinicianId, String deviceId) {
        return new TokenResponse(signer.issue(
                Map.of("clinician_id", clinicianId, "referring_device_id", deviceId),
                RoleScopes.SEND_ENTRY_CLINICIAN.orElse(settings.clinicianScope()),
                settings.lifetime()));
    }
}
