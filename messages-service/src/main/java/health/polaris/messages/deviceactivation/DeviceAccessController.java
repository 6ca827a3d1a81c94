package health.polaris.messages.deviceactivation;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import health.polaris.common.security.Caller;
import health.polaris.messages.secret.AuthorisationCodes;
import health.polaris.messages.secret.HashedCode;
import health.polaris.messages.secret.NoStore;
import health.polaris.messages.secret.SentCode;
import health.polaris.messages.token.AccessTokenService;
import health.polaris.messages.token.TokenResponse;
import health.polaris.web.request.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a device gets in, and how it is kept out. */
@RestController
@Tag(name = "device-access", description = "How a ward's tablet gets in, and how it is kept out")
record DeviceAccessController(
        DeviceActivationService activations,
        DeviceAdmissionService entries,
        AuthorisationCodes authorisations,
        ClientAddress clientAddress,
        AccessTokenService tokens) {
    @Operation(operationId = "createDeviceActivation")
    @Allow(scopes = "write:send_device")
    @PostMapping("/dhos/v1/device/{device_id}/activation")
    ResponseEntity<DeviceActivationResponse> createActivation(@PathVariable("device_id") String deviceId) {
        return NoStore.ok(activations.create(deviceId));
    }

    @Operation(operationId = "revokeDeviceActivation")
    @Allow(scopes = "write:send_device")
    @DeleteMapping("/dhos/v1/device/{device_id}/activation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeActivation(@PathVariable("device_id") String deviceId, Caller caller) {
        activations.revoke(deviceId, caller.id());
    }

    /** No answer says which part was wrong. */
    @Operation(operationId = "issueTabletToken")
    @AllowAnyone
    @GetMapping("/dhos/v1/device/{device_id}/jwt")
    ResponseEntity<TokenResponse> token(
            @PathVariable("device_id") String deviceId,
            @RequestHeader(SentCode.AUTHORISATION_HEADER) String code,
            HttpServletRequest request) {
        String sent = SentCode.ascii(code);
        HashedCode stored = entries.authorisation(deviceId).orElse(null);
        String owner = DeviceAuthorisationService.owner(deviceId);
        boolean isRight = authorisations.isRight(owner, sent, stored, clientAddress.network(request));
        HashedCode right = isRight ? stored : null;
        if (!entries.admit(deviceId, right)) {
            throw ApiException.forbidden();
        }
        return NoStore.ok(tokens.forDevice(deviceId));
    }
}
