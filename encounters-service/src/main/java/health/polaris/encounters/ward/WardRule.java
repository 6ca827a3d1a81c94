package health.polaris.encounters.ward;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.patient.PatientDirectory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ward rule (contracts/encounters.md §1.1). It is the caller of the thread whom it asks about, so that no way in can
 * forget to name one: who is nobody reaches nothing. Systems are not limited. A patient who was merged away is asked about
 * as the one that remained, who has the stays.
 */
@Component
public record WardRule(
        WardSettings settings,
        ClinicianWards wards,
        JdbcClient database,
        WardMeters meters,
        PatientDirectory patients) {

    private static final String STAY = "select " + Reach.WITHIN + " from encounter where uuid = :uuid";

    /** A patient who lies elsewhere is not opened by being admitted here as well: that needs a reason. */
    private static final String ADMISSION = """
            select cast(:location as varchar) = any(:places)
                and not exists (select from encounter
                                where patient_uuid = any(:patients) and open and parent_uuid is null and not """ + Reach.WITHIN + """
                                )
                or exists (select from encounter where patient_uuid = any(:patients) and """ + Reach.WITHIN + ")";

    private static final String ALL_OF = """
            select not exists (select from encounter
                               where (patient_record_uuid = :record or patient_uuid = any(:patients)) and not """ + Reach.WITHIN + ")";

    /** What the caller may read and write. */
    public Reach reach() {
        return settings.rule() ? own() : Reach.EVERYTHING;
    }

    /** What is the caller's own, whether the rule is on or not. */
    Reach own() {
        Caller caller = CurrentCaller.get();
        String clinician = caller.clinicianId();
        if (clinician == null && caller.systemId() != null) {
            return Reach.EVERYTHING;
        }
        return new Reach(false, wards.places(clinician, caller.locationIds()), clinician);
    }

    /**
     * That the stay is within reach; one that is not there is not refused here.
     *
     * @throws ApiException 403
     */
    public void requireStay(@Nullable String uuid) {
        Reach reach = reach();
        if (!reach.everything() && uuid != null) {
            require(is(STAY, Map.of("uuid", uuid), reach).orElse(true));
        }
    }

    /**
     * That somebody may be admitted: to a place of the caller's unless the patient lies elsewhere, or wherever when the patient is
     * within reach.
     *
     * @throws ApiException 403
     */
    public void requireAdmission(String locationUuid, String patientUuid) {
        Reach reach = reach();
        if (!reach.everything()) {
            Map<String, ?> named = Map.of("location", locationUuid, "patients", withSurvivors(List.of(patientUuid)));
            require(is(ADMISSION, named, reach).orElseThrow());
        }
    }

    /**
     * That every stay of a record and of patients is within reach.
     *
     * @throws ApiException 403
     */
    public void requireAllOf(String recordUuid, Collection<String> patientUuids) {
        Reach reach = reach();
        if (!reach.everything()) {
            Map<String, ?> named = Map.of("record", recordUuid, "patients", withSurvivors(patientUuids));
            require(is(ALL_OF, named, reach).orElseThrow());
        }
    }

    /**
     * That every stay of a patient is within reach; somebody without stays is nobody's.
     *
     * @throws ApiException 403
     */
    public void requirePatient(String uuid) {
        requireAllOf(uuid, List.of(uuid));
    }

    private String[] withSurvivors(Collection<String> uuids) {
        return uuids.stream()
                .flatMap(uuid -> Stream.of(uuid, patients.shownAs(uuid)))
                .distinct()
                .toArray(String[]::new);
    }

    private Optional<Boolean> is(String statement, Map<String, ?> parameters, Reach reach) {
        return database.sql(statement)
                .params(reach.with(parameters))
                .query(Boolean.class)
                .optional();
    }

    private void require(boolean within) {
        if (!within) {
            meters.refused();
            throw ApiException.forbidden();
        }
    }
}
