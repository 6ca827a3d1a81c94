package health.polaris.connector.feed;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.operations.FilterTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Feeds in and out: how they are, pause one, let it go on. */
@RestController
@RequestMapping("/dhos/v1/feed")
@Tag(name = "feeds", description = "Feeds in and out: how they are, pause one, let it go on")
@Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
record FeedController(FeedsService feeds, FeedPauseService pauses, FilterTime times) {
    @Allow(scopes = "read:hl7_message", issuers = IssuerKind.INTERNAL)
    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "listFeeds")
    @GetMapping
    FeedsResponse feeds(
            @Parameter(
                            description = "Messages are counted from then on: a day, a local time, or a time with its"
                                    + " offset; 24 hours when it is left out")
                    @RequestParam(name = "counted_from", required = false)
                    @Nullable
                    String countedFrom) {
        return feeds.since(times.from("counted_from", countedFrom));
    }

    @Operation(operationId = "pauseFeed")
    @PostMapping("/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@Valid @RequestBody FeedRequest request) {
        pauses.pause(request);
    }

    @Operation(operationId = "resumeFeed")
    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@Valid @RequestBody FeedRequest request) {
        pauses.resume(request);
    }
}
