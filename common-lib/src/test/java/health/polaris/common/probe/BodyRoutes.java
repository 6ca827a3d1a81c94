package health.polaris.common.probe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.polaris.common.json.Field;
import health.polaris.common.security.AllowAnyone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bodies and parameters of every type. */
@RestController
class BodyRoutes {

    @AllowAnyone
    @PostMapping("/probe/body")
    Body echo(@Valid @RequestBody Body body) {
        return body;
    }

    @AllowAnyone
    @PostMapping("/probe/list")
    List<Stay> echo(@Valid @RequestBody List<@Valid Stay> stays) {
        return stays;
    }

    @AllowAnyone
    @PostMapping("/probe/lenient")
    Lenient echo(@RequestBody Lenient body) {
        return body;
    }

    @AllowAnyone
    @PatchMapping("/probe/fields")
    FieldsSeen fields(@Valid @RequestBody Fields fields) {
        return new FieldsSeen(word(fields.freeText()), word(fields.neverNull()), word(fields.seenAt()));
    }

    private static String word(Field<?> field) {
        return field.hasValue() ? "value" : field.isNull() ? "null" : "absent";
    }

    @AllowAnyone
    @GetMapping("/probe/query")
    List<String> query(
            @RequestParam("active") boolean active,
            @RequestParam("page_size") int pageSize,
            @RequestParam("wards") List<String> wards) {
        return wards;
    }

    @AllowAnyone
    @GetMapping("/probe/secret")
    ResponseEntity<String> secret() {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body("\"s3cret\"");
    }

    @AllowAnyone
    @PostMapping("/probe/size")
    int size(@RequestBody String body) {
        return body.length();
    }

    record Body(
            @NotNull @Size(max = 5) String locationId,
            @Nullable Integer pageCount,
            @Nullable Long bigCount,
            @Nullable Double bodyWeight,
            @Nullable Boolean isActive,
            @Nullable Instant sentAt,
            @Nullable OffsetDateTime launchedAt,
            @Nullable LocalDate birthDate,
            @Nullable Colour colour,
            @Nullable List<@Valid Stay> stays) {}

    record Stay(@NotNull String wardName) {}

    record Fields(
            Field<@Size(max = 100, groups = Fields.class) String> freeText,
            Field<@NotNull String> neverNull,
            Field<Instant> seenAt) {}

    record FieldsSeen(String freeText, String neverNull, String seenAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lenient(@Nullable String text) {}

    enum Colour {
        RED,
        GREEN
    }
}
