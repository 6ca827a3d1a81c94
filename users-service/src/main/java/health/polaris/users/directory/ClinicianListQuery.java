package health.polaris.users.directory;

import health.polaris.users.wire.WireTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query string of both list versions, as it came (contracts/users.md §4.9). */
record ClinicianListQuery(
        @Nullable String productName,
        @Nullable Boolean loginActive,
        @Nullable Boolean tempOnly,
        @Nullable String modifiedSince,
        @Nullable String q,
        @Nullable Boolean compactForm,
        @Nullable Boolean expandedForm,
        PageWindow window,
        @Nullable List<String> sort,
        @Nullable String order) {

    ClinicianFilter filter(boolean searchesBadges) {
        return new ClinicianFilter(
                productName,
                loginActive,
                Boolean.TRUE.equals(tempOnly),
                modifiedSince == null ? null : WireTime.moment("modified_since", modifiedSince),
                q,
                searchesBadges);
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
