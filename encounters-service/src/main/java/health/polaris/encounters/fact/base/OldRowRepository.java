package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Identifier.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which rows from before facts were kept belong to numbers. Those have the shared namespace alone: a row of another one
 * that has the same number is somebody else's, and another stay (contracts/identity.md I1).
 */
@Component
record OldRowRepository(JdbcClient jdbc) {

    private static final String EXIST = """
            select exists (select 1 from epr_patient where nhs_number = any(:nhs::text[]))
                or exists (select 1 from epr_patient
                           where hospital_number = any(:mrns::text[]) and hospital_number_namespace = '')
                or exists (select 1 from epr_patient where uuid = any(:patients::text[]))
                or exists (select 1 from encounter
                           where epr_encounter_id = any(:visits::text[]) and epr_encounter_namespace = '')
                or exists (select 1 from encounter
                           where uuid = any(:encounters::text[]) and epr_encounter_namespace = '')
                or exists (select 1 from encounter
                           where patient_uuid = any(:patients::text[]) and epr_encounter_namespace = '')
            """;

    /** From thing to thing until nothing new is found; a branch is asked only for things of its kind. */
    private static final String REACHED = """
            with recursive reached (kind, key) as (
                (select 'nhs', unnest(:nhs::text[]) union all select 'mrn', unnest(:mrns::text[])
                 union all select 'patient', unnest(:patients::text[]) union all select 'visit', unnest(:visits::text[])
                 union all select 'encounter', unnest(:encounters::text[]))
                union
                select next.kind, next.key from reached cross join lateral (
                    select 'patient', uuid from epr_patient where reached.kind = 'nhs' and nhs_number = reached.key
                    union all
                    select 'patient', uuid from epr_patient
                    where reached.kind = 'mrn' and hospital_number = reached.key and hospital_number_namespace = ''
                    union all
                    select 'patient', uuid from epr_patient where reached.kind = 'patient' and parent_uuid = reached.key
                    union all
                    select 'patient', parent_uuid from epr_patient
                    where reached.kind = 'patient' and uuid = reached.key and parent_uuid is not null
                    union all
                    select 'nhs', nhs_number from epr_patient
                    where reached.kind = 'patient' and uuid = reached.key and nhs_number is not null
                    union all
                    select 'mrn', number.said
                    from epr_patient
                        cross join lateral (
                            values (hospital_number), (regexp_replace(hospital_number, '^\\s+|\\s+$', '', 'g'))) as number (said)
                    where reached.kind = 'patient' and uuid = reached.key and hospital_number is not null
                        and hospital_number_namespace = ''
                    union all
                    select 'encounter', uuid from encounter
                    where reached.kind = 'patient' and patient_uuid = reached.key and epr_encounter_namespace = ''
                    union all
                    select 'encounter', uuid from encounter
                    where reached.kind = 'visit' and epr_encounter_id = reached.key and epr_encounter_namespace = ''
                    union all
                    select 'visit', epr_encounter_id from encounter
                    where reached.kind = 'encounter' and uuid = reached.key and epr_encounter_id is not null
                        and epr_encounter_namespace = ''
                    union all
                    select 'patient', patient_uuid from encounter
                    where reached.kind = 'encounter' and uuid = reached.key and epr_encounter_namespace = ''
                ) next (kind, key)
            )
            select kind, key from reached where kind = 'patient'
                or kind = 'encounter' and not exists (
                    select 1 from encounter where uuid = reached.key and epr_encounter_namespace <> '')
            """;

    /** Uuids of rows; some patients may be none of the directory. */
    record Reached(Set<String> patients, Set<String> encounters) {}

    boolean exist(Collection<Identifier> numbers) {
        return asking(EXIST, numbers).query(Boolean.class).single();
    }

    Reached reach(Collection<Identifier> numbers) {
        Reached reached = new Reached(new LinkedHashSet<>(), new LinkedHashSet<>());
        asking(REACHED, numbers).query(row -> {
            Set<String> rows = row.getString("kind").equals("patient") ? reached.patients : reached.encounters;
            rows.add(row.getString("key"));
        });
        return reached;
    }

    private JdbcClient.StatementSpec asking(String statement, Collection<Identifier> numbers) {
        return jdbc.sql(statement)
                .param("nhs", values(numbers, Kind.NHS_NUMBER))
                .param("mrns", values(numbers, Kind.MRN))
                .param("patients", values(numbers, Kind.PATIENT))
                .param("visits", values(numbers, Kind.VISIT))
                .param("encounters", values(numbers, Kind.ENCOUNTER));
    }

    /** Those of other namespaces were never stored. */
    private static String[] values(Collection<Identifier> numbers, Kind kind) {
        return numbers.stream()
                .filter(number -> number.kind() == kind && number.namespace().isEmpty())
                .map(Identifier::value)
                .toArray(String[]::new);
    }
}
