package health.polaris.encounters.chronicle.reading;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.encounters.http.ClientTime;
import health.polaris.encounters.ward.WardRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    @Allow(scopes = "read:send_encounter")
    @GetMapping("/dhos/v1/location/{location_id}/occupancy")
    List<Occupancy> occupancy(
            @PathVariable("location_id") @Size(max = 36) String location,
            @Parameter(description = "A date or a time; UTC without offset") @RequestParam("from") String from,
            @Parameter(description = "A date or a time, later than from; UTC without offset") @RequestParam("to")
                    String to) {
        Instant begin = ClientTime.parseDateOrTime("from", from);
        Instant end = ClientTime.parseDateOrTime("to", to);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw ApiException.invalid("'to' lies behind 'from', by 92 days at most");
        }
        List<Occupancy> found = occupancies.of(location, begin, end, MOST + 1, wards.reach());
        if (found.size() > MOST) {
            throw ApiException.invalid("more than 2000 lines: ask for a smaller place or a shorter time");
        }
        return found;
    }
}
