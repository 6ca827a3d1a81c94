package health.polaris.users.clinician;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import health.polaris.common.json.Field;
import health.polaris.users.wire.BodyValidation;
import health.polaris.users.wire.WireTime;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product in a request (contracts/users.md §3). With a uuid it edits or removes that product of a stored clinician,
 * without one it adds a product. The audit fields count in a migration alone, the accessibility fields nowhere.
 */
@Schema(
        name = "ProductRequest",
        requiredProperties = {"product_name", "opened_date"})
public record ProductRequest(
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String productName,
        @NotNull String openedDate,
        @Nullable @Size(max = BodyValidation.LONGEST_ID) String uuid,

        @Schema(
                types = {"string", "null"},
                implementation = String.class,
                format = "date")
        Field<String> closedDate,

        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String closedReason,
        @Nullable @Size(max = 2000) String closedReasonOther,
        @Nullable Boolean accessibilityDiscussed,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String accessibilityDiscussedDate,
        @Nullable Map<String, Object> accessibilityDiscussedWith,
        @Nullable String created,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String createdBy,
        @Nullable String modified,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String modifiedBy,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> other) {

    /** Of one clinician in one request. */
    static final int MOST = 100;

    public ProductRequest {
        if (openedDate != null) {
            WireTime.date("opened_date", openedDate);
        }
        created = WireTime.utcText("created", created);
        modified = WireTime.utcText("modified", modified);
        closedDate.ifPresent(text -> {
            if (text != null) {
                WireTime.date("closed_date", text);
            }
        });
    }

    LocalDate opened() {
        return WireTime.date("opened_date", openedDate);
    }

    @Nullable
    LocalDate closed() {
        String text = closedDate.value();
        return text == null ? null : WireTime.date("closed_date", text);
    }

    /** A product that is added has no keys but the declared ones; one that is edited may have any. */
    void refuseUnexpected() {
        BodyValidation.refuseUnexpectedKeys(Set.of(), other, "Product");
    }
}
