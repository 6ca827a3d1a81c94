package health.polaris.connector.operations;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finding messages and what became of them, without their contents. */
@RestController
@RequestMapping("/dhos/v1/message")
@Tag(name = "hl7-messages")
@Allow(scopes = "read:hl7_message", issuers = IssuerKind.INTERNAL)
@Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
record MessageListController(MessageListRepository list, TimelineService timelines) {
    @Operation(operationId = "listHl7Messages")
    @LinksToNext
    @GetMapping("/list")
    ResponseEntity<MessagePage> list(@Valid @ParameterObject Query query) {
        MessagePage page = list.page(query.filter(), query.after(), query.rows());
        return NextPage.of("after", page.next(), page);
    }

    @Operation(operationId = "getHl7MessageTimeline")
    @GetMapping("/{message_uuid}/timeline")
    Timeline timeline(@PathVariable("message_uuid") String uuid) {
        return timelines.of(uuid);
    }

    /** The query string of the list, as it came. */
    record Query(
            @Parameter(description = MessageFilter.States.DESCRIPTION) @Nullable
            String state,

            @Parameter(description = "inbound, observations or documents")
            @Pattern(regexp = "inbound|observations|documents", message = "must be inbound, observations or documents")
            @Nullable
            String direction,

            @Parameter(description = "MSH-9 without its third component, e.g. ADT^A08") @Size(max = 40) @Nullable
            String type,

            @BindParam("control_id")
            @Parameter(name = "control_id", description = "MSH-10, whole; also of refused messages and duplicates")
            @Nullable
            String controlId,

            @BindParam("identifier_type")
            @Parameter(name = "identifier_type", description = "MRN, NHS number or Visit ID; goes with identifier")
            @Nullable
            String identifierType,

            @Parameter(description = "The whole value, case sensitive; also numbers of MRG and of further patients")
            @Nullable
            String identifier,

            @Parameter(description = "MSH-3 | MSH-4 as received, e.g. PASHUB|STMARYS") @Nullable
            String sender,

            @BindParam("received_from")
            @Parameter(
                    name = "received_from",
                    description =
                            "Stored then or later: a day, a local time, or a time with its offset, e.g. 2026-03-12T08:00:00Z")
            @Nullable
            String receivedFrom,

            @BindParam("received_to")
            @Parameter(name = "received_to", description = "Stored before: the same; a day is meant whole")
            @Nullable
            String receivedTo,

            @Parameter(description = "`next` of the part before") @Nullable
            String after,

            @Parameter(schema = @Schema(type = "integer", format = "int32", defaultValue = "50"))
            @Min(1)
            @Max(500)
            @Nullable
            Integer limit) {

        private static final int USUAL = 50;

        MessageFilter filter() {
            return new MessageFilter(
                    state, direction, type, controlId, identifierType, identifier, sender, receivedFrom, receivedTo);
        }

        int rows() {
            return limit == null ? USUAL : limit;
        }
    }
}
