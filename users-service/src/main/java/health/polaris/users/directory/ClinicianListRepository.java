package health.polaris.users.directory;

import health.polaris.common.audit.AuditResponse;
import health.polaris.users.directory.ClinicianListing.Row;
import health.polaris.web.request.ListBound;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Lists of clinicians: one statement for the page, one for the total, whatever the size. */
@Component
public record ClinicianListRepository(JdbcClient database) {
    private static final String BYTES = "bytes";

    /** Rows that are in memory before they are counted. */
    private static final int AT_ONCE = 100;

    private static final String COLUMNS = """
            select uuid, created, created_by_, modified, modified_by_, job_title, email_address, first_name, last_name,
                   send_entry_identifier, contract_expiry_eod_date, groups, login_active,
                   nhs_smartcard_number, phone_number, %s as locations,
                   octet_length(concat(created_by_, modified_by_, job_title, email_address, first_name, last_name,
                                       send_entry_identifier, groups, %1$s)) as bytes
            from clinician""";

    private static final String WITH_LOCATIONS = COLUMNS.formatted("locations");

    /** The compact form shows none: a clinician of many is no reason to refuse it. */
    private static final String WITHOUT_LOCATIONS = COLUMNS.formatted("null");

    /** Of the texts of the full form; dates and ids of a product and an agreement count a hundred. */
    private static final String BYTES_IN_FULL = """
            octet_length(concat(created_by_, modified_by_, first_name, last_name, job_title, phone_number, nhs_smartcard_number, email_address,
                                send_entry_identifier, professional_registration_number, agency_name,
                                agency_staff_employee_number, groups, locations, bookmarks, bookmarked_patients))
            + (select coalesce(sum(octet_length(concat(product_name, closed_reason, closed_reason_other, product.created_by_,
                                                       product.modified_by_)) + 100), 0)
               from product where clinician_uuid = clinician.uuid)
            + (select coalesce(sum(octet_length(concat(product_name, terms_agreement.created_by_,
                                                       terms_agreement.modified_by_)) + 100), 0)
               from terms_agreement where clinician_uuid = clinician.uuid) as bytes""";

    long count(ClinicianFilter filter) {
        return database.sql("select count(*) from clinician" + filter.where())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /** Of clinicians who are shown in full, which is not too much for one answer. */
    ClinicianListing<String> uuids(ClinicianFilter filter, ClinicianSort sort, PageWindow window) {
        String columns = sort.keys().stream()
                .map(ClinicianSort.Column::columnName)
                .collect(Collectors.joining(", ", "select ", ", " + BYTES_IN_FULL + " from clinician"));
        return listing(columns, filter, sort, window, row -> row.getString("uuid"));
    }

    /**
     * Counts those of them that there are, before anything of them is loaded.
     *
     * @throws health.polaris.common.error.ApiException 400 when they are too many, or too much
     */
    void count(Collection<String> uuids, ListBound bound) {
        database.sql("select " + BYTES_IN_FULL + " from clinician where uuid = any (:uuids)")
                .param("uuids", new SqlArrayValue("varchar", uuids.toArray()))
                .query((RowCallbackHandler) row -> bound.count(row.getInt(BYTES)));
    }

    ClinicianListing<ListedClinician> items(
            ClinicianFilter filter,
            ClinicianSort sort,
            PageWindow window,
            BadgeVisibility visibility,
            boolean compact) {
        return listing(
                compact ? WITHOUT_LOCATIONS : WITH_LOCATIONS,
                filter,
                sort,
                window,
                row -> item(row, visibility, compact));
    }

    private <T> ClinicianListing<T> listing(
            String select, ClinicianFilter filter, ClinicianSort sort, PageWindow window, Shape<T> shape) {
        ListBound bound = new ListBound(window.remedy());
        List<Row<T>> found = page(select, filter, sort, window)
                .query((row, number) -> {
                    if (window.shows(number)) {
                        bound.count(row.getInt(BYTES));
                    }
                    return new Row<>(
                            shape.of(row), number + 1 == window.limit() ? ClinicianCursor.at(row, sort) : null);
                })
                .list();
        return ClinicianListing.of(found, window);
    }

    private interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    private JdbcClient.StatementSpec page(
            String select, ClinicianFilter filter, ClinicianSort sort, PageWindow window) {
        return database.sql(select + pageOf(filter, sort, window))
                .withMaxRows(ListBound.ASKED)
                .withFetchSize(AT_ONCE)
                .params(parameters(filter, window));
    }

    /** Put together from fixed texts; what callers send is bound. */
    static String pageOf(ClinicianFilter filter, ClinicianSort sort, PageWindow window) {
        return filter.where(window.condition()) + sort.orderBy() + window.clause();
    }

    static Map<String, Object> parameters(ClinicianFilter filter, PageWindow window) {
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.putAll(window.parameters());
        return parameters;
    }

    private static ListedClinician item(ResultSet row, BadgeVisibility visibility, boolean compact)
            throws SQLException {
        CompactClinician clinician = compact(row);
        return new ListedClinician(
                clinician,
                visibility.visible(clinician.audit().uuid(), row.getString("send_entry_identifier")),
                row.getObject("contract_expiry_eod_date", LocalDate.class),
                texts(row.getArray("groups")),
                row.getBoolean("login_active"),
                compact ? null : texts(row.getArray("locations")));
    }

    private static CompactClinician compact(ResultSet row) throws SQLException {
        return new CompactClinician(
                row.getString("job_title"),
                row.getString("email_address"),
                row.getString("first_name"),
                row.getString("last_name"),
                AuditResponse.of(row));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
