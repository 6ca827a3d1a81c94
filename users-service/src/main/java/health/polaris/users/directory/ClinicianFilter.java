package health.polaris.users.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which clinicians a list holds (contracts/users.md §4.9). Only the conditions that were asked for become part of the
 * statement, each a fixed text with bound values: a statement with all of them, switched off by nulls, would have one
 * plan for all and use no index.
 *
 * @param searchesBadges whether the caller may find a clinician by badge number (S37)
 * @param location id of a ward that they belong to
 */
record ClinicianFilter(
        @Nullable String productName,
        @Nullable Boolean loginActive,
        boolean tempOnly,
        @Nullable Instant modifiedSince,
        @Nullable String search,
        boolean searchesBadges,
        @Nullable String location) {

    private static final String AT_LOCATION = "locations @> cast(array[:location] as text[])";

    private static final String HAS_PRODUCT =
            "exists (select from product p where p.clinician_uuid = clinician.uuid and p.product_name = :productName)";
    private static final String NAME_OR_ROLE = "clinician_name_text(last_name, first_name) like lower(:pattern)"
            + " or clinician_groups_text(groups) like lower(:pattern)";

    String where() {
        return where(null);
    }

    static ClinicianFilter at(String location) {
        return new ClinicianFilter(null, null, false, null, null, false, location);
    }

    /**
     * {@code " WHERE login_active AND …"}, or nothing.
     *
     * @param behind the place that a page begins at, a condition more
     */
    String where(@Nullable String behind) {
        List<String> conditions = new ArrayList<>();
        if (productName != null) {
            conditions.add(HAS_PRODUCT);
        }
        if (loginActive != null) {
            conditions.add(loginActive ? "login_active" : "NOT login_active");
        }
        if (tempOnly) {
            conditions.add("contract_expiry_eod_date is not null");
        }
        if (modifiedSince != null) {
            conditions.add("modified > :modifiedSince");
        }
        if (isSearch()) {
            conditions.add(
                    searchesBadges
                            ? "(" + NAME_OR_ROLE + " or send_entry_identifier = :badge)"
                            : "(" + NAME_OR_ROLE + ")");
        }
        if (location != null) {
            conditions.add(AT_LOCATION);
        }
        if (behind != null) {
            conditions.add(behind);
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (productName != null) {
            parameters.put("productName", productName);
        }
        if (modifiedSince != null) {
            parameters.put("modifiedSince", modifiedSince.atOffset(ZoneOffset.UTC));
        }
        if (location != null) {
            parameters.put("location", location);
        }
        if (search != null && isSearch()) {
            parameters.put("pattern", "%" + search.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            if (searchesBadges) {
                parameters.put("badge", search);
            }
        }
        return parameters;
    }

    private boolean isSearch() {
        return search != null && !search.isEmpty();
    }
}
