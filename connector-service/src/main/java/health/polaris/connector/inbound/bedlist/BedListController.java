package health.polaris.connector.inbound.bedlist;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.inbound.MessageRequest;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where a hospital's beds, told in HL7, become a list that can be compared. */
@RestController
@Tag(name = "dry-runs")
record BedListController(BedListService beds) {

    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(scopes = "read:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "readHl7BedList")
    @PostMapping("/dhos/v1/message/bed_list")
    BedListResponse read(@Valid @RequestBody MessageRequest request) {
        return beds.of(request.body());
    }
}
