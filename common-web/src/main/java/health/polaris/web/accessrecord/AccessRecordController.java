package health.polaris.web.accessrecord;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import health.polaris.common.security.Allow;
import health.polaris.web.page.TimeCursor;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at whom, for auditors (contracts/platform.md §12). */
@RestController
@Tag(name = "access-records", description = "Who was shown whom")
record AccessRecordController(AccessRecordSearch search) {

    private static final Instant LAST = TimeCursor.NEWEST_FIRST.at();

    @Operation(operationId = "findAccessRecords")
    @LinksToNext
    @Allow(scopes = "read:access_record")
    @GetMapping("/dhos/v1/access_record")
    ResponseEntity<List<AccessRecord>> find(
            @RequestParam(name = "patient", required = false) @Size(max = 600) @Nullable String patient,
            @RequestParam(name = "encounter", required = false) @Size(max = 600) @Nullable String encounter,
            @RequestParam(name = "ward", required = false) @Size(max = 600) @Nullable String ward,
            @Parameter(description = "Id of who looked")
                    @RequestParam(name = "caller", required = false)
                    @Size(max = 600)
                    @Nullable
                    String caller,
            @RequestParam(name = "request_id", required = false) @Size(max = 128) @Nullable String request,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam(name = "before", required = false) @Nullable String before) {
        var filter = new AccessRecordSearch.Filter(
                patient, encounter, ward, caller, request, time("from", from, Instant.EPOCH), time("to", to, LAST));
        List<AccessRecord> page =
                search.page(filter, TimeCursor.read("before", before).orElse(TimeCursor.NEWEST_FIRST), limit);
        if (page.size() < limit) {
            return ResponseEntity.ok(page);
        }
        AccessRecord last = page.getLast();
        return NextPage.behind("before", new TimeCursor(last.at(), last.uuid()).text())
                .body(page);
    }

    private static Instant time(String parameter, @Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        Instant time = MalformedValueException.named(
                parameter, () -> IsoTime.parse(text).toInstant());
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw ApiException.invalid("'%s' lies before 1970 or after 9999".formatted(parameter));
        }
        return time;
    }
}
