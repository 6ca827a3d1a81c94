package health.polaris.connector.inbound;

import health.polaris.eventbus.publish.OutboxKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the messages of one patient through one after another, until the transaction ends: their numbers, commits and
 * acknowledgements then have the same order, and other patients do not wait.
 */
@Component
class PatientOrder {

    private static final int HEXADECIMAL = 16;
    private static final int DIGITS_OF_A_LONG = 16;

    private final JdbcClient database;

    PatientOrder(JdbcClient database) {
        this.database = database;
    }

    /** Waits until no other transaction accepts a message of this patient. */
    void waitForTurn(OutboxKey patient) {
        long lock = Long.parseUnsignedLong(patient.digest().substring(0, DIGITS_OF_A_LONG), HEXADECIMAL);
        database.sql("select pg_advisory_xact_lock(?)")
                .param(lock)
                .query((row, number) -> number)
                .single();
    }

    /** The number of the next accepted message; only after {@link #waitForTurn}. */
    long nextNumber() {
        return database.sql("select nextval('hl7_message_sequence')")
                .query(Long.class)
                .single();
    }
}
