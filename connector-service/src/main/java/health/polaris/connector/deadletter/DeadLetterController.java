package health.polaris.connector.deadletter;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.messagelog.MessageSearch;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters of all services, taken from the queue {@code errors} of the broker. */
@RestController
@RequestMapping("/dhos/v1/message/dead_letter")
@Tag(name = "dead-letters", description = "Messages of the bus that failed for good, of all services")
@Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
record DeadLetterController(DeadLetterService desk, DeadLetterIntake intake, MessageSearch messages) {
    private static final int MOST = 1000;

    @Operation(operationId = "listDeadLetters")
    @LinksToNext
    @GetMapping
    ResponseEntity<DeadLetterPage> list(
            @Parameter(description = "Where they failed, e.g. encounters.epr-actions")
                    @RequestParam(name = "queue", required = false)
                    @Nullable
                    String queue,
            @Parameter(description = "The whole reason") @RequestParam(name = "reason", required = false) @Nullable
                    String reason,
            @Parameter(description = "`next` of the part before")
                    @RequestParam(name = "after", required = false)
                    @Nullable
                    String after,
            @Min(1) @Max(MOST) @RequestParam(name = "limit", defaultValue = "100") int limit) {
        intake.look();
        DeadLetterPage page = desk.list(queue, reason, after, limit);
        return NextPage.of("after", page.next(), page);
    }

    @Operation(operationId = "getDeadLetter")
    @GetMapping("/{id}")
    DeadLetterBody body(@PathVariable("id") String id) {
        DeadLetterBody body = desk.body(id);
        return Optional.ofNullable(body.letter().messageUuid())
                .flatMap(messages::byUuid)
                .map(found -> body.about(found.message().subject()))
                .orElse(body);
    }

    @Operation(operationId = "requeueDeadLetter")
    @PostMapping("/{id}/requeue")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void requeue(
            @PathVariable("id") String id, @Valid @RequestBody(required = false) @Nullable RequeueRequest request) {
        desk.requeue(id, request != null && Boolean.TRUE.equals(request.toEveryone()));
    }

    @Operation(operationId = "discardDeadLetter")
    @PostMapping("/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable("id") String id, @Valid @RequestBody DiscardRequest request) {
        desk.discard(id, request.reason());
    }

    @Operation(operationId = "requeueDeadLetters")
    @PostMapping("/requeue")
    RequeueAnswer requeue(@Valid @RequestBody RequeueSetRequest request) {
        return desk.requeue(request);
    }
}
