package health.polaris.encounters.patient;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers that lead to patients, now and formerly (contracts/identity.md I4). */
@Component
record PatientNumberRepository(JdbcClient jdbc) {
    private static final String OF_PATIENTS = """
            with recursive merged (top, uuid) as (
                select uuid, uuid from epr_patient where uuid = any(?)
                union
                select merged.top, child.uuid from epr_patient child join merged on child.parent_uuid = merged.uuid
            )
            select top, kind, namespace, value, standing
            from merged join patient_identifier on patient_uuid = uuid
            order by top, kind, namespace, standing, value
            """;

    /** By the uuid of the patient; those of patients merged into it are its own. */
    Map<String, List<KnownNumber>> of(List<Patient> patients) {
        return patients.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(OF_PATIENTS)
                        .param(patients.stream().map(Patient::uuid).toArray(String[]::new))
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
