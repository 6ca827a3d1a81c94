package health.polaris.encounters.patient;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.query.Param;

/**
 * Patients by their identifiers, former ones too (contracts/identity.md I4). Whoever was merged away is followed to the patient that remained, in the same
 * statement; {@code union} would end even a circle.
 */
interface PatientRepository extends JpaRepository<Patient, String> {

    /** After the patients to begin with, {@code uuid, parent_uuid}. */
    String SURVIVORS = """
                union
                select parent.uuid, parent.parent_uuid
                from epr_patient parent join way_up on parent.uuid = way_up.parent_uuid
            )
            select * from epr_patient
            where parent_uuid is null and deleted_at is null and uuid in (select uuid from way_up)
            order by created, uuid
            """;

    /** After the patients who have the number now: those who had it before. */
    String FORMER = """

                 union
                 select patient.uuid, patient.parent_uuid
                 from patient_identifier number join epr_patient patient on patient.uuid = number.patient_uuid
                 where number.value = :number and number.kind =
            """;

    /** After what was there: the patients to begin with. */
    String WHO_HAD_IT = """
            , way_up as (
                select uuid, parent_uuid from epr_patient
                where uuid in (
                    select patient_uuid from patient_identifier
                    where value = :value and kind = :kind and (cast(:namespace as varchar) is null or namespace = :namespace))
            """;

    @NativeQuery("with recursive way_up as ((select uuid, parent_uuid from epr_patient where nhs_number = :number"
            + FORMER + "'NHS_NUMBER')" + SURVIVORS)
    List<Patient> findSurvivorsByNhsNumber(@Param("number") String nhsNumber);

    @NativeQuery("with recursive way_up as ((select uuid, parent_uuid from epr_patient where hospital_number = :number"
            + FORMER + "'MRN')" + SURVIVORS)
    List<Patient> findSurvivorsByHospitalNumber(@Param("number") String hospitalNumber);

    /** The same in one namespace. */
    @NativeQuery("""
            with recursive way_up as (
                select uuid, parent_uuid from epr_patient
                where uuid in (
                    select patient_uuid from patient_identifier
                    where value = :mrn and kind = 'MRN' and namespace = :namespace)
            """ + SURVIVORS)
    List<Patient> findSurvivorsByMrn(@Param("mrn") String mrn, @Param("namespace") String namespace);

    /**
     * To whom a number led, and who that was, as of a time (contracts/encounters.md §11). Names of tables stand for what they
     * were.
     */
    @NativeQuery("with recursive " + PatientNumberRepository.AS_THEY_WERE + WHO_HAD_IT + SURVIVORS)
    List<Patient> findSurvivorsAsOf(
            @Param("asOf") OffsetDateTime asOf,
            @Param("kind") String kind,
            @Param("value") String value,
            @Param("namespace") @Nullable String namespace);

    /** The same by event time, of what the facts come to. */
    @NativeQuery("with recursive " + PatientNumberRepository.AS_WAS_TRUE + WHO_HAD_IT + SURVIVORS)
    List<Patient> findSurvivorsByEvent(
            @Param("patientsSaid") String patients,
            @Param("numbersSaid") String numbers,
            @Param("kind") String kind,
            @Param("value") String value,
            @Param("namespace") @Nullable String namespace);

    /** Those who stood for the patients that were asked for, as of a time. */
    @NativeQuery("with recursive " + PatientNumberRepository.ASKED_AS_THEY_WERE + """
            , way_up as (
                select uuid, parent_uuid from epr_patient where uuid = any(:asked)
            """ + SURVIVORS)
    List<Patient> findSurvivorsAsOf(@Param("asOf") OffsetDateTime asOf, @Param("asked") String[] asked);

    @NativeQuery("""
            with recursive way_up as (
                select uuid, parent_uuid from epr_patient where uuid = :uuid
            """ + SURVIVORS)
    Optional<Patient> findSurvivorByUuid(@Param("uuid") String uuid);
}
