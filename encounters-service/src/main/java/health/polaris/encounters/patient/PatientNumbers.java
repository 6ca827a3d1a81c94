package health.polaris.encounters.patient;

import health.polaris.encounters.fold.fact.Identifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Under which numbers the directory shows its patients: facts speak of patients by their numbers alone. */
@Component
public record PatientNumbers(JdbcClient jdbc) {
    /**
     * One that is shown ahead of others, a former one last: it may be somebody else's by and by (I4). What was stored with
     * blanks around it, and is stored so still, is the number of another patient who has it without any (I2).
     */
    private static final String NUMBERS = """
            select kind, namespace, value from patient_identifier
            where patient_uuid = ? and value !~ '^[[:space:]]|[[:space:]]$'
            order by standing = 'former', not shown, kind, namespace, value
            """;

    /**
     * A patient of the directory.
     *
     * @param mergedInto null for one that stands for itself
     * @param numbers its own, the best known first
     */
    public record Numbered(String uuid, @Nullable String mergedInto, List<Identifier> numbers) {}

    public Optional<Numbered> find(String uuid) {
        return jdbc.sql("select coalesce(parent_uuid, '') from epr_patient where uuid = ? and deleted_at is null")
                .param(uuid)
                .query(String.class)
                .optional()
                .map(parent -> new Numbered(uuid, parent.isEmpty() ? null : parent, numbers(uuid)));
    }

    /** Those of somebody whom the directory does not know is the uuid that clients gave. */
    public List<Identifier> of(String uuid) {
        List<Identifier> numbers = numbers(uuid);
        return numbers.isEmpty() ? List.of(Identifier.patient(uuid)) : numbers;
    }

    private List<Identifier> numbers(String uuid) {
        return jdbc.sql(NUMBERS)
                .param(uuid)
                .query((row, _) -> new Identifier(
                        Identifier.Kind.valueOf(row.getString("kind")),
                        row.getString("namespace"),
                        row.getString("value")))
                .list();
    }
}
