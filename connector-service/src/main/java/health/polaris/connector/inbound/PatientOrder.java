package health.polaris.connector.inbound;

import health.polaris.eventbus.publish.OutboxKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the messages of one patient through one after another, until the transaction ends: their numbers, commits and
 * acknowledgements then have the same order, and other patients do not wait.
 */
@Component
public class PatientOrder {

    private static final int HEXADECIMAL = 16;
    private static final int DIGITS_OF_A_LONG = 16;

    private final JdbcClient database;

    PatientOrder(JdbcClient database) {
        this.database = database;
    }

    /** The advisory lock of a patient. */
    static long turn(OutboxKey patient) {
        return Long.parseUnsignedLong(patient.digest().substring(0, DIGITS_OF_A_LONG), HEXADECIMAL);
    }

    /** Waits until no other transaction accepts a message of this patient. */
    public void waitForTurn(OutboxKey patient) {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(turn(patient))
                .query((row, number) -> number)
                .single();
    }
}
