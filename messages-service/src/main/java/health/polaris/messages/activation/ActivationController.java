package health.polaris.messages.activation;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.deviceactivation.DeviceAuthorisationService;
import health.polaris.messages.secret.NoStore;
import health.polaris.messages.secret.SentCode;
import health.polaris.messages.token.AccessTokenService;
import health.polaris.messages.token.TokenResponse;
import health.polaris.web.accessrecord.ShowsPatient;
import health.polaris.web.body.BodyUpTo;
import health.polaris.web.request.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Activations of patients, and the exchange of codes that patients and devices share. */
@RestController
@Tag(name = "activations", description = "How a patient's phone or a ward's tablet gets its token")
record ActivationController(
        PatientCodeService codes,
        PatientActivationService activations,
        DeviceAuthorisationService devices,
        AccessTokenService tokens,
        ClientAddress clientAddress) {
    /** For patients of the caller's wards; systems for everybody. The ward and the phone that the patient has are told. */
    @Operation(operationId = "createPatientActivation")
    @Allow(scopes = "write:gdm_activation")
    @PostMapping("/dhos/v1/patient/{patient_id}/activation")
    @ShowsPatient(patient = "patient_id")
    ResponseEntity<ActivationResponse> create(@PathVariable("patient_id") String patientId, Correspondent issuer) {
        return NoStore.ok(codes.issue(patientId, issuer));
    }

    /** Newest first, and to whoever may issue a code. */
    @Operation(operationId = "listPatientActivations")
    @ShowsPatient(patient = "patient_id")
    @Allow(scopes = "read:gdm_activation")
    @GetMapping("/dhos/v1/patient/{patient_id}/activation")
    List<CompletedActivation> completed(@PathVariable("patient_id") String patientId, Correspondent reader) {
        codes.requireWardOf(patientId, reader);
        return activations.completed(patientId);
    }

    /** By whoever may issue a code; the ward is told. */
    @Operation(operationId = "revokePatientActivation")
    @Allow(scopes = "write:gdm_activation")
    @DeleteMapping("/dhos/v1/patient/{patient_id}/activation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("patient_id") String patientId, Correspondent revoker) {
        codes.requireWardOf(patientId, revoker);
        activations.revoke(patientId, revoker);
    }

    @Operation(operationId = "issuePatientToken")
    @AllowAnyone
    @GetMapping("/dhos/v1/patient/{patient_id}/jwt")
    ResponseEntity<TokenResponse> token(
            @PathVariable("patient_id") String patientId,
            @RequestHeader(SentCode.AUTHORISATION_HEADER) String code,
            HttpServletRequest request) {
        if (!codes.isAuthorised(patientId, SentCode.ascii(code), clientAddress.network(request))) {
            throw ApiException.notFound("Invalid combination of patient_id and code");
        }
        return NoStore.ok(tokens.forPatient(patientId));
    }

    /** @param activationCode or the short code of the activation URL */
    @Operation(operationId = "validateActivation")
    @BodyUpTo("4KB")
    @AllowAnyone
    @PostMapping("/dhos/v1/activation/{activation_code}")
    ResponseEntity<AuthorisationResponse> validate(
            @PathVariable("activation_code") String activationCode,
            @RequestParam(name = "type", required = false, defaultValue = "gdm") String type,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = OtpRequest.class)))
                    @RequestBody(required = false)
                    @Nullable
                    JsonNode body,
            HttpServletRequest request) {
        String code = SentCode.typed(activationCode);
        return NoStore.ok(
                switch (type) {
                    case "gdm" -> codes.authorise(code, OtpRequest.ofPatient(body), clientAddress.network(request));
                    case "send_entry" -> {
                        OtpRequest.checkOfDevice(body);
                        String address = clientAddress.network(request);
                        yield AuthorisationResponse.from(devices.authorise(code, address));
                    }
                    default -> throw ApiException.invalid("Invalid device type: " + type);
                });
    }
}
