package health.polaris.users.directory;

import health.polaris.users.wire.WireTime;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The query string of both list versions, as it came (contracts/users.md §4.9). */
record ClinicianListQuery(
        @BindParam("product_name") @Parameter(name = "product_name") @Nullable
        String productName,

        @BindParam("login_active") @Parameter(name = "login_active") @Nullable
        Boolean loginActive,

        @BindParam("temp_only") @Parameter(name = "temp_only") @Nullable
        Boolean tempOnly,

        @BindParam("modified_since") @Parameter(name = "modified_since") @Nullable
        String modifiedSince,

        @Nullable String q,

        @BindParam("compact") @Parameter(name = "compact") @Nullable
        Boolean compactForm,

        @BindParam("expanded") @Parameter(name = "expanded") @Nullable
        Boolean expandedForm,

        @Min(0) @Max(Integer.MAX_VALUE) @Nullable Integer offset,
        @Min(0) @Max(Integer.MAX_VALUE) @Nullable Integer limit,
        @Nullable List<String> sort,
        @Nullable String order,
        @Nullable String cursor) {

    /** @throws health.polaris.common.error.ApiException 400 when a number is negative, or the place is of no such list */
    PageWindow window(ClinicianSort of) {
        return PageWindow.of(offset, limit, ClinicianCursor.of(cursor, of));
    }

    ClinicianFilter filter(boolean searchesBadges) {
        return new ClinicianFilter(
                productName,
                loginActive,
                Boolean.TRUE.equals(tempOnly),
                modifiedSince == null ? null : WireTime.moment("modified_since", modifiedSince),
                q,
                searchesBadges,
                null);
    }

    ClinicianSort sort(boolean badgesVisible) {
        return ClinicianSort.of(sort, order, badgesVisible);
    }

    boolean compact() {
        return Boolean.TRUE.equals(compactForm);
    }

    /** Wins over compact. */
    boolean expanded() {
        return Boolean.TRUE.equals(expandedForm);
    }
}
