package health.polaris.encounters.chronicle.reading;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.encounters.http.ClientTime;
import health.polaris.encounters.ward.WardRule;
import health.polaris.web.page.TimeCursor;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who lay where, for those who trace infections (contracts/encounters.md §11). */
@RestController
@Tag(name = "history")
record OccupancyController(OccupancyRepository occupancies, WardRule wards) {

    private static final Duration LONGEST = Duration.ofDays(92);
    private static final int MOST = 2000;

    @Operation(operationId = "listOccupancy")
    @LinksToNext
    @Allow(scopes = "read:send_encounter")
    @GetMapping("/dhos/v1/location/{location_id}/occupancy")
    ResponseEntity<List<Occupancy>> occupancy(
            @PathVariable("location_id") @Size(max = 36) String location,
            @Parameter(description = "A date or a time; UTC without offset") @RequestParam("from") String from,
            @Parameter(description = "A date or a time, later than from; UTC without offset") @RequestParam("to")
                    String to,
            @Parameter(description = "Lines of a page; absent: all of them, of which there may be 2000")
                    @RequestParam(name = "limit", required = false)
                    @Min(1)
                    @Max(MOST)
                    @Nullable
                    Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        Instant begin = ClientTime.parseDateOrTime("from", from);
        Instant end = ClientTime.parseDateOrTime("to", to);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw ApiException.invalid("'to' lies behind 'from', by 92 days at most");
        }
        TimeCursor after = TimeCursor.read("cursor", cursor).orElse(null);
        int most = limit == null ? MOST : limit;
        List<Occupancy> found = occupancies.of(location, begin, end, after, most + 1, wards.reach());
        if (found.size() > MOST && limit == null) {
            throw ApiException.invalid(
                    "more than 2000 lines: ask for them page by page, with a limit, or for a smaller place or a shorter time");
        }
        return page(found, most);
    }

    /** Lines of one stay and one time are not torn apart: a page may be longer for them. */
    private static ResponseEntity<List<Occupancy>> page(List<Occupancy> found, int limit) {
        if (found.size() <= limit) {
            return ResponseEntity.ok(found);
        }
        TimeCursor last = place(found.get(limit - 1));
        int length = limit;
        while (length < found.size() && place(found.get(length)).equals(last)) {
            length++;
        }
        return NextPage.of("cursor", last.text(), found.subList(0, length));
    }

    private static TimeCursor place(Occupancy line) {
        return new TimeCursor(line.since(), line.encounterUuid());
    }
}
