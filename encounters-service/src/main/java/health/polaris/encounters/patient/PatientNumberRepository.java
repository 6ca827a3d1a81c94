package health.polaris.encounters.patient;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import health.polaris.encounters.fact.then.Past;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers that lead to patients, now and formerly (contracts/identity.md I4). */
@Component
record PatientNumberRepository(JdbcClient jdbc) {
    private static final String PATIENTS_THEN = "epr_patient as materialized (select * from patients_as_of(:asOf, ";

    private static final String NUMBERS_THEN = """
            )),
            patient_identifier as materialized (
                select * from patient_identifiers_as_of(:asOf, cast(array(select uuid from epr_patient) as varchar[])))""";

    /** Of the patients to whom {@code :value} has led since {@code :asOf}, and all that were one with them. */
    static final String AS_THEY_WERE = PATIENTS_THEN + "patient_uuids_since(:asOf, :kind, :value)" + NUMBERS_THEN;

    /** Of the patients {@code :asked}, and all that were one with them since {@code :asOf}. */
    static final String ASKED_AS_THEY_WERE =
            PATIENTS_THEN + "patient_uuids_together_since(:asOf, cast(:asked as varchar[]))" + NUMBERS_THEN;

    /** The same by event time: what the facts come to. */
    static final String AS_WAS_TRUE = """
            epr_patient as materialized (select * from patients_said(cast(:patientsSaid as jsonb))),
            patient_identifier as materialized (
                select * from jsonb_populate_recordset(null::patient_identifier, cast(:numbersSaid as jsonb)))""";

    private static final String OF_PATIENTS = """
            merged (top, uuid) as (
                select uuid, uuid from epr_patient where uuid = any(:patients)
                union
                select merged.top, child.uuid from epr_patient child join merged on child.parent_uuid = merged.uuid
            )
            select top, kind, namespace, value, standing
            from merged join patient_identifier on patient_uuid = uuid
            order by top, kind, namespace, standing, value
            """;

    private static final String SURVIVORS = """
            way_up (asked, uuid, parent_uuid) as (
                select uuid, uuid, parent_uuid from epr_patient where uuid = any(:asked)
                union
                select way_up.asked, parent.uuid, parent.parent_uuid
                from epr_patient parent join way_up on parent.uuid = way_up.parent_uuid
            )
            select way_up.asked, way_up.uuid from way_up join epr_patient patient on patient.uuid = way_up.uuid
            where patient.parent_uuid is null and patient.deleted_at is null
            """;

    /** Of each of these that is known the patient that remained: the same one, where nobody merged it away. */
    Map<String, String> survivors(Collection<String> uuids) {
        return survivors("with recursive " + SURVIVORS, Map.of("asked", uuids.toArray(String[]::new)));
    }

    /** The patient that stood for each of them as of a time. */
    Map<String, String> survivors(Collection<String> uuids, OffsetDateTime asOf) {
        return survivors(
                "with recursive " + ASKED_AS_THEY_WERE + ", " + SURVIVORS,
                Map.of("asOf", asOf, "asked", uuids.toArray(String[]::new)));
    }

    private Map<String, String> survivors(String statement, Map<String, ?> parameters) {
        return jdbc
                .sql(statement)
                .params(parameters)
                .query((row, _) -> Map.entry(row.getString("asked"), row.getString("uuid")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By the uuid of the patient; those of patients merged into it are its own. */
    Map<String, List<KnownNumber>> of(List<Patient> patients) {
        return of(patients, "with recursive " + OF_PATIENTS, Map.of());
    }

    /** Those that led to them, as of a time at which one of them did. */
    Map<String, List<KnownNumber>> of(List<Patient> patients, OffsetDateTime asOf, String kind, String value) {
        return of(
                patients,
                "with recursive " + AS_THEY_WERE + ", " + OF_PATIENTS,
                Map.of("asOf", asOf, "kind", kind, "value", value));
    }

    /** Those that led to them as of a time, of patients who were asked for. */
    Map<String, List<KnownNumber>> of(List<Patient> patients, OffsetDateTime asOf, Collection<String> asked) {
        return of(
                patients,
                "with recursive " + ASKED_AS_THEY_WERE + ", " + OF_PATIENTS,
                Map.of("asOf", asOf, "asked", asked.toArray(String[]::new)));
    }

    /** Those that led to them by event time. */
    Map<String, List<KnownNumber>> of(List<Patient> patients, Past past) {
        return of(
                patients,
                "with recursive " + AS_WAS_TRUE + ", " + OF_PATIENTS,
                Map.of("patientsSaid", past.patients(), "numbersSaid", past.numbers()));
    }

    private Map<String, List<KnownNumber>> of(List<Patient> patients, String statement, Map<String, ?> parameters) {
        return patients.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(statement)
                        .params(parameters)
                        .param("patients", patients.stream().map(Patient::uuid).toArray(String[]::new))
                        .query((row, _) -> Map.entry(
                                row.getString("top"),
                                new KnownNumber(
                                        row.getString("kind"),
                                        row.getString("namespace"),
                                        row.getString("value"),
                                        row.getString("standing"))))
                        .list()
                        .stream()
                        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
