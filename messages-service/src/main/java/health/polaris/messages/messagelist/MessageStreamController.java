package health.polaris.messages.messagelist;

import health.polaris.common.security.Allow;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.web.stream.EventStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Messages of wards as they change, so that a ward's screen need not poll (contracts/messages.md §6.5). */
@RestController
@Tag(name = "messages")
@Allow(scopes = MessageListService.READ_ALL)
@Allow(scopes = "read:gdm_message")
record MessageStreamController(MessageListService lists, EventStreams streams) {

    @Operation(operationId = "streamMessages")
    @GetMapping(path = EventStreams.PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> changes(
            @Parameter(description = "The reader's own locations, 1 to 200")
                    @RequestParam("location_id")
                    @Size(max = 200)
                    List<@Size(max = 36) String> locations,
            @Parameter(
                            description =
                                    "Id of the last event that the client has; sent by itself when a connection was lost")
                    @RequestHeader(name = EventStreams.LAST_EVENT_ID, required = false)
                    @Size(max = 64)
                    @Nullable
                    String lastEventId,
            Correspondent reader) {
        return streams.open(lists.changesOf(List.copyOf(locations), reader), lastEventId);
    }
}
