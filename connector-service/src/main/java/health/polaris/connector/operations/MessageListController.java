package health.polaris.connector.operations;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.ConnectorSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding messages and what became of them, without their contents. */
@RestController
@RequestMapping("/dhos/v1/message")
@Tag(name = "hl7-messages")
@Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
class MessageListController {

    private static final int MOST = 500;

    private final MessageListRepository list;
    private final TimelineService timelines;
    private final FilterTime times;

    MessageListController(MessageListRepository list, TimelineService timelines, ConnectorSettings settings) {
        this.list = list;
        this.timelines = timelines;
        this.times = new FilterTime(settings.serverTimezone());
    }

    @Operation(operationId = "listHl7Messages")
    @GetMapping("/list")
    MessagePage list(
            @Parameter(description = MessageFilter.States.DESCRIPTION)
                    @RequestParam(name = "state", required = false)
                    @Nullable
                    String state,
            @Parameter(description = "inbound, observations or documents")
                    @Pattern(
                            regexp = "inbound|observations|documents",
                            message = "must be inbound, observations or documents")
                    @RequestParam(name = "direction", required = false)
                    @Nullable
                    String direction,
            @Parameter(description = "MSH-9 without its third component, e.g. ADT^A08")
                    @Size(max = 40)
                    @RequestParam(name = "type", required = false)
                    @Nullable
                    String type,
            @Parameter(description = "MSH-10, whole; also of refused messages and duplicates")
                    @RequestParam(name = "control_id", required = false)
                    @Nullable
                    String controlId,
            @Parameter(description = "MRN, NHS number or Visit ID; goes with identifier")
                    @RequestParam(name = "identifier_type", required = false)
                    @Nullable
                    String identifierType,
            @Parameter(description = "The whole value, case sensitive; also numbers of MRG and of further patients")
                    @RequestParam(name = "identifier", required = false)
                    @Nullable
                    String identifier,
            @Parameter(description = "MSH-3 | MSH-4 as received, e.g. PASHUB|STMARYS")
                    @RequestParam(name = "sender", required = false)
                    @Nullable
                    String sender,
            @Parameter(
                            description = "Stored then or later: a day, a local time, or a time with its offset, e.g."
                                    + " 2026-03-12T08:00:00Z")
                    @RequestParam(name = "received_from", required = false)
                    @Nullable
                    String receivedFrom,
            @Parameter(description = "Stored before: the same; a day is meant whole")
                    @RequestParam(name = "received_to", required = false)
                    @Nullable
                    String receivedTo,
            @Parameter(description = "`next` of the part before")
                    @RequestParam(name = "after", required = false)
                    @Nullable
                    String after,
            @Min(1) @Max(MOST) @RequestParam(name = "limit", defaultValue = "50") int limit) {
        MessageFilter filter = new MessageFilter(
                state,
                direction,
                type,
                controlId,
                identifierType,
                identifier,
                sender,
                times.from("received_from", receivedFrom),
                times.to("received_to", receivedTo));
        return list.page(filter, after, limit);
    }

    @Operation(operationId = "getHl7MessageTimeline")
    @GetMapping("/{message_uuid}/timeline")
    Timeline timeline(@PathVariable("message_uuid") String uuid) {
        return timelines.of(uuid);
    }
}
