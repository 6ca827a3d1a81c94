package health.polaris.connector.operations;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.delivery.DeliveryOperatorService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries that need somebody. */
@RestController
@RequestMapping("/dhos/v1/message/{message_uuid}/delivery")
@Tag(name = "deliveries", description = "Deliveries to the EPR and to Mirth that need somebody")
@Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
record DeliveryController(DeliveryOperatorService actions) {
    @Operation(
            operationId = "retryDelivery",
            summary = "Try a failed delivery again, at once and with all its attempts",
            description =
                    "One that the receiver refused (AE, AR) is sent again with `force` alone: the receiver has it.")
    @ApiResponse(responseCode = "204", description = "It waits for its attempt")
    @ApiResponse(responseCode = "404", description = "No such message, or it is not an outgoing one")
    @ApiResponse(responseCode = "409", description = "It is on its way, was sent, or was refused")
    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(
            @PathVariable("message_uuid") String uuid,
            @Valid @RequestBody(required = false) @Nullable RetryRequest request) {
        actions.retry(uuid, request != null && Boolean.TRUE.equals(request.force()));
    }

    @Operation(
            operationId = "giveUpDelivery",
            summary = "Give up a delivery that waits, so that the patient's next one goes on")
    @ApiResponse(responseCode = "204", description = "It is given up; it can be tried again")
    @ApiResponse(responseCode = "404", description = "No such message, or it is not an outgoing one")
    @ApiResponse(responseCode = "409", description = "It does not wait: it is being sent, or has ended")
    @PostMapping("/give_up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable("message_uuid") String uuid) {
        actions.giveUp(uuid);
    }

    /** @param force also what the receiver has refused */
    record RetryRequest(@Nullable Boolean force) {}
}
