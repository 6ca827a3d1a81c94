package health.polaris.encounters.representation;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the representation of one encounter, in one statement. */
@Repository
public class EncounterReader {

    private static final String BY_UUID =
            EncounterRows.select(EncounterForm.EXPANDED) + "from encounter e where e.uuid = ?";

    private final JdbcClient database;
    private final EncounterRows rows;

    EncounterReader(JdbcClient database, EncounterRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The expanded form, deleted or not; what was changed in this transaction must have been flushed. */
    public Optional<FullEncounter> expanded(String uuid) {
        return database.sql(BY_UUID)
                .param(uuid)
                .query((row, _) -> rows.full(row, EncounterForm.EXPANDED))
                .optional();
    }

    /** The default form, deleted or not. */
    public Optional<FullEncounter> full(String uuid) {
        return expanded(uuid).map(FullEncounter::withoutAudit);
    }
}
