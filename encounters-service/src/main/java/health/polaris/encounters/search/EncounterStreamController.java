package health.polaris.encounters.search;

import health.polaris.common.security.Allow;
import health.polaris.encounters.representation.EncounterForm;
import health.polaris.web.stream.Changes;
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

/** Encounters of wards as they change, so that a ward's screen need not poll (contracts/encounters.md §4.15). */
@RestController
@Tag(name = "encounters")
@Allow(scopes = "read:send_encounter")
record EncounterStreamController(EncounterSearchService encounters, EventStreams streams) {

    @Operation(operationId = "streamEncounters")
    @GetMapping(path = EventStreams.PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> changes(
            @Parameter(description = "Wards, bays and beds by uuid, 1 to 200")
                    @RequestParam("location_id")
                    @Size(max = 200)
                    List<@Size(max = 36) String> locations,
            @Parameter(
                            description =
                                    "Id of the last event that the client has; sent by itself when a connection was lost")
                    @RequestHeader(name = EventStreams.LAST_EVENT_ID, required = false)
                    @Size(max = 64)
                    @Nullable
                    String lastEventId) {
        return streams.open(changesAt(List.copyOf(locations)), lastEventId);
    }

    private Changes changesAt(List<String> locations) {
        return Changes.of("encounter", encounters::changeHorizon, place -> {
            var page = encounters.changesAt(locations, place, EncounterForm.of(false, true));
            return new Changes.Page(page.encounters(), page.next());
        });
    }
}
