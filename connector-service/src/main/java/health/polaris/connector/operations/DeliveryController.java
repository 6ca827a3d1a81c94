package health.polaris.connector.operations;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.delivery.DeliveryOperatorService;
import io.swagger.v3.oas.annotations.Operation;
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
    @Operation(operationId = "retryDelivery")
    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(
            @PathVariable("message_uuid") String uuid,
            @Valid @RequestBody(required = false) @Nullable RetryRequest request) {
        actions.retry(uuid, request != null && Boolean.TRUE.equals(request.force()));
    }

    @Operation(operationId = "giveUpDelivery")
    @PostMapping("/give_up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable("message_uuid") String uuid) {
        actions.giveUp(uuid);
    }

    /** @param force also what the receiver has refused */
    record RetryRequest(@Nullable Boolean force) {}
}
