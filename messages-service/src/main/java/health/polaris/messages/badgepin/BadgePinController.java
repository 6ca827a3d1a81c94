package health.polaris.messages.badgepin;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The PIN of one clinician, set by the clinician or by a system. */
@RestController
@Tag(name = "badge-pins", description = "The PIN beside a clinician's badge")
record BadgePinController(BadgePins pins, BadgePinService service) {

    private static final String PIN = "/dhos/v1/clinician/{clinician_id}/pin";

    @Operation(operationId = "setBadgePin")
    @BodyUpTo("4KB")
    @Allow(scopes = "write:send_clinician", claims = "system_id")
    @Allow(ownPath = "clinician_id")
    @PutMapping(PIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable("clinician_id") String clinicianId, @Valid @RequestBody PinRequest request, Caller caller) {
        refuseBadges(caller);
        service.put(clinicianId, pins.hash(request.pin(), caller.id()), caller.id());
    }

    @Operation(operationId = "removeBadgePin")
    @Allow(scopes = "write:send_clinician", claims = "system_id")
    @DeleteMapping(PIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable("clinician_id") String clinicianId, Caller caller) {
        service.put(clinicianId, null, caller.id());
    }

    /** Whoever has found a badge would give it a PIN, and be its only owner. */
    private static void refuseBadges(Caller caller) {
        if (caller.hasClaim("referring_device_id")) {
            throw ApiException.forbidden();
        }
    }

    /** Six digits or more, which nobody tries out at one in 30 seconds. */
    record PinRequest(
            @NotNull @Pattern(regexp = "[0-9]{6,12}", message = "has 6 to 12 digits")
            String pin) {

        /** The PIN is no text for logs. */
        @Override
        public String toString() {
            return "PinRequest";
        }
    }
}
