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
        FailedBadges.Attempt attempt = failed.begin(deviceId, sendEntryIdentifier);
        Decided decided = decided(sendEntryIdentifier, deviceId, pin, attempt);
        return switch (decided.decision()) {
            case LoginDecision.Admitted(String clinicianId) -> {
                decided.shown().succeeded();
                attempt.succeeded();
                yield NoStore.ok(tokens.forClinician(clinicianId, deviceId));
            }
            case LoginDecision.Refused() -> {
                decided.shown().failed();
                attempt.failed();
                throw ApiException.notFound("Invalid clinician identifier");
            }
        };
    }

    private record Decided(BadgePins.Shown shown, LoginDecision decision) {}

    private Decided decided(String badge, String deviceId, @Nullable String pin, FailedBadges.Attempt attempt) {
        try {
            BadgePins.Shown shown = pins.compare(badge, deviceId, logins.pinHash(badge), pin);
            return new Decided(shown, decision(badge, deviceId, shown));
        } catch (RuntimeException undecided) {
            attempt.doesNotCount();
            throw undecided;
        }
    }

    private LoginDecision decision(String badge, String deviceId, BadgePins.Shown shown) {
        try {
            return logins.logIn(badge, deviceId, shown);
        } catch (RuntimeException undecided) {
            shown.doesNotCount();
            throw undecided;
        }
    }
}
