package health.polaris.users.migration;

import health.polaris.common.security.Caller;
import health.polaris.eventbus.contract.ClinicianChanged.Change;
import health.polaris.users.administration.ClinicianAccess;
import health.polaris.users.clinician.ClinicianRepository;
import health.polaris.users.clinicianevent.ClinicianEvent;
import health.polaris.users.clinicianevent.ClinicianEventPublisher;
import health.polaris.users.role.Roles;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the clinicians of a migration, all or none (contracts/users.md §4.12). They go to the database as JSON, some
 * hundred at a time, which is three statements for each such part; the audit values are those of the old system, which
 * is why no entity is made.
 */
@Service
class ClinicianMigrationService {

    private static final int AT_ONCE = 500;

    private static final String CLINICIANS = """
            insert into clinician (uuid, created, created_by_, modified, modified_by_, first_name, last_name, job_title,
                                   phone_number, nhs_smartcard_number, professional_registration_number, agency_name,
                                   agency_staff_employee_number, booking_reference, email_address,
                                   send_entry_identifier, contract_expiry_eod_date, login_active, password_hash,
                                   password_salt, can_edit_ews, can_edit_encounter, analytics_consent, groups,
                                   locations, bookmarks, bookmarked_patients)
            select uuid, coalesce(created, :now), coalesce(created_by, :caller), coalesce(modified, created, :now),
                   coalesce(modified_by, created_by, :caller), first_name, last_name, job_title, phone_number,
                   nhs_smartcard_number, professional_registration_number, agency_name, agency_staff_employee_number,
                   booking_reference, email_address, send_entry_identifier, contract_expiry_eod_date,
                   coalesce(login_active, true), password_hash, password_salt, coalesce(can_edit_ews, false),
                   can_edit_encounter, analytics_consent, groups, locations, bookmarks, bookmarked_patients
            from jsonb_to_recordset(cast(:rows as jsonb))
                     as r (uuid text, created timestamptz, created_by text, modified timestamptz, modified_by text,
                           first_name text, last_name text, job_title text, phone_number text,
                           nhs_smartcard_number text, professional_registration_number text, agency_name text,
                           agency_staff_employee_number text, booking_reference text, email_address text,
                           send_entry_identifier text, contract_expiry_eod_date date, login_active boolean,
                           password_hash text, password_salt text, can_edit_ews boolean, can_edit_encounter boolean,
                           analytics_consent boolean, groups text[], locations text[], bookmarks text[],
                           bookmarked_patients text[])
            """;

    /** The closing date is a field that can be absent, and written as {@code {"present": true, "value": …}}. */
    private static final String PRODUCTS = """
            insert into product (uuid, created, created_by_, modified, modified_by_, clinician_uuid, product_name,
                                 opened_date, closed_date, closed_reason, closed_reason_other)
            select coalesce(p.uuid, cast(gen_random_uuid() as text)), coalesce(p.created, :now),
                   coalesce(p.created_by, :caller), coalesce(p.modified, p.created, :now),
                   coalesce(p.modified_by, p.created_by, :caller), r.uuid, p.product_name, p.opened_date,
                   cast(p.closed_date ->> 'value' as date), p.closed_reason, p.closed_reason_other
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (uuid text, products jsonb),
                 jsonb_to_recordset(r.products)
                     as p (uuid text, created timestamptz, created_by text, modified timestamptz, modified_by text,
                           product_name text, opened_date date, closed_date jsonb, closed_reason text,
                           closed_reason_other text)
            """;

    private static final String TERMS = """
            insert into terms_agreement (uuid, created, created_by_, modified, modified_by_, clinician_uuid,
                                         product_name, terms_version, accepted_timestamp, tou_version,
                                         tou_accepted_timestamp, patient_notice_version,
                                         patient_notice_accepted_timestamp)
            select coalesce(t.uuid, cast(gen_random_uuid() as text)), coalesce(t.created, :now),
                   coalesce(t.created_by, :caller), coalesce(t.modified, t.created, :now),
                   coalesce(t.modified_by, t.created_by, :caller), r.uuid, t.product_name, t.version,
                   t.accepted_timestamp, t.tou_version, t.tou_accepted_timestamp, t.patient_notice_version,
                   t.patient_notice_accepted_timestamp
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (uuid text, terms_agreements jsonb),
                 jsonb_to_recordset(r.terms_agreements)
                     as t (uuid text, created timestamptz, created_by text, modified timestamptz, modified_by text,
                           product_name text, version integer, accepted_timestamp timestamptz, tou_version integer,
                           tou_accepted_timestamp timestamptz, patient_notice_version integer,
                           patient_notice_accepted_timestamp timestamptz)
            """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final ClinicianRepository clinicians;
    private final ClinicianEventPublisher events;
    private final Roles roles;
    private final Clock clock;

    ClinicianMigrationService(
            JdbcClient database,
            JsonMapper json,
            ClinicianRepository clinicians,
            ClinicianEventPublisher events,
            Roles roles,
            Clock clock) {
        this.database = database;
        this.json = json;
        this.clinicians = clinicians;
        this.events = events;
        this.roles = roles;
        this.clock = clock;
    }

    /** @param publish whether the other services are told; a migration tells them by an empty update otherwise */
    @Transactional
    BulkResponse create(List<BulkClinicianRequest> requests, boolean publish, Caller caller) {
        ClinicianAccess access = new ClinicianAccess(caller, roles);
        requests.forEach(request -> access.requireGranting(request.clinician().groups()));
        requests.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(part -> {
            String rows = json.writeValueAsString(part);
            insert(CLINICIANS, rows, caller);
            insert(PRODUCTS, rows, caller);
            insert(TERMS, rows, caller);
            if (publish) {
                publish(part);
            }
        });
        return new BulkResponse(requests.size());
    }

    private void insert(String statement, String rows, Caller caller) {
        database.sql(statement)
                .param("rows", rows)
                .param("caller", caller.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void publish(List<BulkClinicianRequest> part) {
        clinicians
                .findWithProducts(part.stream().map(BulkClinicianRequest::uuid).toList())
                .forEach(clinician -> events.migrated(ClinicianEvent.of(Change.CREATED, clinician)));
    }
}
