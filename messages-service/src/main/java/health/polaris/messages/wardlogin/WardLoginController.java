package health.polaris.messages.wardlogin;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.messages.badgepin.BadgePins;
import health.polaris.messages.device.DeviceService;
import health.polaris.messages.secret.NoStore;
import health.polaris.messages.token.AccessTokenService;
import health.polaris.messages.token.TokenResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logs clinicians in who show their badge to a tablet. */
@RestController
@Tag(name = "ward-logins", description = "Clinicians who show their badge to a tablet")
record WardLoginController(
        FailedBadges failed,
        WardLoginService logins,
        DeviceService devices,
        AccessTokenService tokens,
        BadgePins pins) {

    /**
     * Badges that let nobody in count against the device, and none of them is answered otherwise than one that nobody has;
     * an unregistered device is no obstacle (S11).
     */
    @Operation(operationId = "issueClinicianToken")
    @Allow(scopes = "read:send_entry_identifier", claims = "device_id")
    @GetMapping("/dhos/v1/clinician/jwt")
    ResponseEntity<TokenResponse> token(
            @RequestParam("send_entry_identifier") String sendEntryIdentifier,
            @Parameter(description = "Of the clinician, where there is one")
                    @RequestHeader(name = "X-Badge-Pin", required = false)
                    @Nullable
                    String pin,
            Caller caller) {
        String deviceId = caller.deviceId();
        if (deviceId == null) {
            throw ApiException.forbidden();
        }
        if (devices.isKnownInactive(deviceId)) {
            logins.refuseInactiveDevice(sendEntryIdentifier, deviceId);
            throw ApiException.forbidden();
        }
        Duration toWait = failed.toWait(deviceId);
        if (toWait.isPositive()) {
            throw ApiException.tooManyAttempts(toWait);
        }
        BadgePins.Shown shown = pins.compare(sendEntryIdentifier, logins.pinHash(sendEntryIdentifier), pin);
        return switch (logins.logIn(sendEntryIdentifier, deviceId, shown)) {
            case LoginDecision.Admitted(String clinicianId) -> {
                shown.succeeded();
                failed.succeeded(deviceId, sendEntryIdentifier);
                yield NoStore.ok(tokens.forClinician(clinicianId, deviceId));
            }
            case LoginDecision.Refused() -> {
                shown.failed();
                failed.failed(deviceId, sendEntryIdentifier);
                throw ApiException.notFound("Invalid clinician identifier");
            }
        };
    }
}
