package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.encounter.Owner;
import health.polaris.encounters.fact.FoldService;
import health.polaris.encounters.fact.NewFact;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.patient.PatientNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the service has stored, and what clients have stored in it before. */
final class Stored {

    private final JdbcClient jdbc;
    private final EncounterService encounters;
    private final FoldService fold;
    private final PatientNumbers numbers;
    private final EncounterRepository repository;
    private final TransactionTemplate transaction;

    Stored(ApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.encounters = context.getBean(EncounterService.class);
        this.fold = context.getBean(FoldService.class);
        this.numbers = context.getBean(PatientNumbers.class);
        this.repository = context.getBean(EncounterRepository.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    record EncounterRow(
            String uuid,
            @Nullable String eprEncounterId,
            String encounterType,
            Instant admittedAt,
            @Nullable Instant dischargedAt,
            @Nullable Instant deletedAt,
            String scoreSystem,
            int spo2Scale,
            String location,
            String patientUuid,
            String patientRecordUuid,
            String dhProductUuid,
            @Nullable String parentUuid,
            String mergeHistory,
            Instant modified,
            String modifiedBy) {

        boolean deleted() {
            return deletedAt != null;
        }
    }

    record PatientRow(
            String uuid,
            String recordUuid,
            @Nullable String nhsNumber,
            @Nullable String hospitalNumber,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable LocalDate dob,
            @Nullable LocalDate dod,
            @Nullable String sex,
            @Nullable String parentUuid,
            String productUuid,
            Instant modified,
            String createdBy,
            String modifiedBy) {}

    private static final String ENCOUNTERS = """
            select e.uuid, e.epr_encounter_id, e.encounter_type, e.admitted_at, e.discharged_at, e.deleted_at,
                e.score_system, e.spo2_scale, coalesce(l.ods_code, e.location_uuid) as location, e.patient_uuid,
                e.patient_record_uuid, e.dh_product_uuid, e.parent_uuid, e.merge_history, e.modified,
                e.modified_by_ as modified_by
            from encounter e left join epr_location l on l.uuid = e.location_uuid
            """;

    /** All encounters with a visit number, the live one first, then the one deleted last. */
    List<EncounterRow> visits(String visitNumber) {
        return list(
                EncounterRow.class,
                ENCOUNTERS + " where e.epr_encounter_id = ? order by e.deleted_at desc nulls first",
                visitNumber);
    }

    /** The only encounter with a visit number. */
    EncounterRow visit(String visitNumber) {
        List<EncounterRow> found = visits(visitNumber);
        if (found.size() != 1) {
            throw new AssertionError("There are " + found.size() + " encounters with visit number " + visitNumber);
        }
        return found.getFirst();
    }

    EncounterRow encounter(String uuid) {
        return jdbc.sql(ENCOUNTERS + " where e.uuid = ?")
                .param(uuid)
                .query(EncounterRow.class)
                .single();
    }

    List<EncounterRow> encountersOf(String patientUuid) {
        return list(EncounterRow.class, ENCOUNTERS + " where e.patient_uuid = ? order by e.created", patientUuid);
    }

    private static final String PATIENTS = """
            select uuid, record_uuid, nhs_number, hospital_number, first_name, last_name, dob, dod, sex, parent_uuid,
                product_uuid, modified, created_by_ as created_by, modified_by_ as modified_by
            from epr_patient
            """;

    List<PatientRow> patientsWithMrn(String mrn) {
        return list(PatientRow.class, PATIENTS + " where hospital_number = ? order by created", mrn);
    }

    /** Those to whom an MRN leads, now or formerly. */
    List<PatientRow> patientsKnownAs(String mrn) {
        return list(
                PatientRow.class,
                PATIENTS + " where uuid in (select patient_uuid from patient_identifier where value = ?)",
                mrn);
    }

    List<PatientRow> patientsWithNhsNumber(String nhsNumber) {
        return list(PatientRow.class, PATIENTS + " where nhs_number = ? order by created", nhsNumber);
    }

    /** The only patient with this MRN, merged or not. */
    PatientRow patient(String mrn) {
        List<PatientRow> found = patientsWithMrn(mrn);
        if (found.size() != 1) {
            throw new AssertionError("There are " + found.size() + " patients with MRN " + mrn);
        }
        return found.getFirst();
    }

    PatientRow patientByUuid(String uuid) {
        return jdbc.sql(PATIENTS + " where uuid = ?")
                .param(uuid)
                .query(PatientRow.class)
                .single();
    }

    List<PatientRow> childrenOf(String patientUuid) {
        return list(PatientRow.class, PATIENTS + " where parent_uuid = ? order by created", patientUuid);
    }

    /** Codes of the locations that an encounter has left. */
    List<String> locationsLeft(String encounterUuid) {
        return list(String.class, """
                        select coalesce(l.ods_code, h.location_uuid)
                        from location_history h left join epr_location l on l.uuid = h.location_uuid
                        where h.encounter_uuid = ? order by h.arrived_at, h.created
                        """, encounterUuid);
    }

    long countWhere(String table, String column, String value) {
        return jdbc.sql("select count(*) from %s where %s = ?".formatted(table, column))
                .param(value)
                .query(Long.class)
                .single();
    }

    /** The uuid of a location. */
    String place(String code) {
        return jdbc.sql("select uuid from epr_location where ods_code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** An open encounter made by a client, without visit number. */
    String localEncounter(PatientRow patient, String admittedAt) {
        return admit(patient.uuid(), patient.recordUuid(), admittedAt, null);
    }

    String admit(String patientUuid, String recordUuid, String admittedAt, @Nullable String visitNumber) {
        Admission admission = new Admission(
                new Owner(patientUuid, recordUuid, "P-local"),
                "L-local",
                OffsetDateTime.parse(admittedAt).toInstant(),
                visitNumber,
                "LOCAL",
                null,
                null,
                null,
                "meows",
                2);
        return Objects.requireNonNull(transaction.execute(_ -> {
            String uuid = UUID.randomUUID().toString();
            fold.take(List.of(fact(uuid, admission)));
            return encounters.complete(uuid, admission).uuid();
        }));
    }

    /** As {@code POST /dhos/v2/encounter} tells it, without its checks. */
    private NewFact fact(String uuid, Admission admission) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String number = admission.eprEncounterId();
        String id = FactId.overHttp();
        return new NewFact(
                id,
                new Placement(
                        new OwnTime.Exact(now),
                        now,
                        ChronoUnit.MICROS.between(Instant.EPOCH, now),
                        Placement.Clock.SYNCHRONISED),
                "",
                now,
                id,
                Origin.DEFAULT_WAITING_TIME,
                List.of(),
                0,
                new Statement.LocalEncounter(
                        uuid,
                        numbers.of(admission.owner().patientUuid()),
                        !repository.showsOpenVisit(admission.owner().patientUuid()),
                        admission.admittedAt(),
                        null,
                        null,
                        admission.encounterType(),
                        new Location.Known(admission.locationUuid()),
                        number == null ? null : Identifier.visit("", number)));
    }

    @SuppressWarnings("NullAway") // No row is null.
    private <T> List<T> list(Class<T> type, String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(type).list();
    }
}
