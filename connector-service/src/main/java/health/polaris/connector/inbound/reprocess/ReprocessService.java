package health.polaris.connector.inbound.reprocess;

import health.polaris.connector.inbound.Incoming;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.inbound.reprocess.Reprocessed.Result;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.messagelog.StoredMessageRepository;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Has a stored message done again under the rules that hold now: read, judge, publish. */
@Service
public record ReprocessService(StoredMessageRepository messages, StoredReading reading, ReprocessStore store) {
    /** Empty when there is no such message. */
    public Optional<Reprocessed> again(String uuid) {
        return messages.findByUuid(uuid).map(this::again);
    }

    private Reprocessed again(StoredMessage row) {
        if (!row.received()) {
            return Reprocessed.of(Result.NOT_RECEIVED);
        }
        return row.duplicate() ? Reprocessed.of(Result.DUPLICATE) : judged(row);
    }

    private Reprocessed judged(StoredMessage row) {
        StoredReading.Result read = reading.read(row);
        return switch (read.reading()) {
            case Reading.NotHl7 nothing -> store.note(row.uuid(), Reprocessed.of(Result.UNREADABLE));
            case Reading.Refused refused ->
                store.note(
                        row.uuid(),
                        Reprocessed.refused(refused.refusal().reason().label()));
            case Reading.Ignored ignored ->
                row.accepted()
                        ? store.note(row.uuid(), Reprocessed.of(Result.IGNORED))
                        : accept(row, Incoming.of(read.text(), ignored));
            case Reading.Understood understood ->
                accept(row, Incoming.of(read.text(), understood.profile(), understood.adt()));
        };
    }

    /** As for a new message, the unique index decides when two take one control id. */
    private Reprocessed accept(StoredMessage row, Incoming incoming) {
        try {
            Reprocessed done = store.accept(row.uuid(), row.accepted(), incoming);
            return done.wasTaken() ? done : store.note(row.uuid(), done);
        } catch (DataIntegrityViolationException clash) {
            if (store.isTaken(incoming)) {
                return store.note(row.uuid(), Reprocessed.of(Result.CONTROL_ID_TAKEN));
            }
            throw clash;
        }
    }
}
