package health.polaris.connector.inbound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the messages of one patient through one after another, until the transaction ends: their numbers, commits and
 * acknowledgements then have the same order, and other patients do not wait.
 */
@Component
public class PatientOrder {

    private final JdbcClient database;

    PatientOrder(JdbcClient database) {
        this.database = database;
    }

    /** Waits until no other transaction accepts a message of this patient. */
    public void waitForTurn(PatientKey patient) {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(patient.lock())
                .query((row, number) -> number)
                .single();
    }
}
