package health.polaris.connector.mllp;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.RedactedFailure;
import health.polaris.common.logging.RequestId;
import health.polaris.common.security.CurrentCaller;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.inbound.Answer;
import health.polaris.connector.inbound.InboundService;
import health.polaris.connector.inbound.ReceivedMessage;
import health.polaris.connector.inbound.arrival.Arrival;
import health.polaris.connector.inbound.arrival.Transport;
import health.polaris.connector.inbound.batch.BatchService;
import health.polaris.connector.messagelog.MessageSource;
import health.polaris.connector.mllp.frame.MllpFrame;
import health.polaris.eventbus.trace.Traces;
import health.polaris.web.database.DatabasePool;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Gives each message to the pipeline, under a request id of its own, and makes a reply of what comes back. */
@Component
class MllpMessageHandler {

    private static final Logger log = LoggerFactory.getLogger(MllpMessageHandler.class);
    private static final String CALLER = "mllp";
    private static final String POOL = "mllp";

    private final InboundService inbound;
    private final BatchService batches;
    private final MllpSenders senders;
    private final AcknowledgementFrames answers;
    private final ConcurrencyLimit turns;
    private final MllpMeters meters;
    private final MllpSettings settings;
    private final Traces traces;
    private final Clock clock;

    MllpMessageHandler(
            InboundService inbound,
            BatchService batches,
            MllpSenders senders,
            AcknowledgementFrames answers,
            MllpMeters meters,
            MllpSettings settings,
            Traces traces,
            Clock clock) {
        this.inbound = inbound;
        this.batches = batches;
        this.senders = senders;
        this.answers = answers;
        this.turns = new ConcurrencyLimit(settings.messagesAtOnce());
        this.meters = meters;
        this.settings = settings;
        this.traces = traces;
        this.clock = clock;
    }

    Reply reply(MllpFrame frame, MllpPeer peer) {
        AtomicReference<Reply> reply = new AtomicReference<>(Reply.nothing());
        RequestId.during(
                UUID.randomUUID().toString(),
                () -> CurrentCaller.actingAs(
                        CALLER,
                        () -> reply.set(MessageSource.during(peer.source(), () -> replyInContext(frame, peer)))));
        return reply.get();
    }

    /** The connection of that peer has ended. */
    void gone(MllpPeer peer) {
        senders.gone(peer);
    }

    private Reply replyInContext(MllpFrame frame, MllpPeer peer) {
        return switch (frame) {
            case MllpFrame.Complete(byte[] message) -> traces.during("MLLP message", () -> complete(message, peer));
            case MllpFrame.Broken(byte[] beginning) ->
                incomplete(
                        "broken",
                        beginning,
                        Refusal.ofTransport("MLLP frame without proper end: the message may be incomplete"));
            case MllpFrame.TooLong(byte[] beginning) ->
                incomplete(
                                "too_long",
                                beginning,
                                Refusal.tooLong(settings.maximalMessage().toBytes()))
                        .thenEnding(ConnectionEnd.TOO_LONG);
            case MllpFrame.NoMemory none -> ending("no_memory", ConnectionEnd.NO_MEMORY);
            case MllpFrame.Garbage none -> Reply.ending(ConnectionEnd.GARBAGE);
            case MllpFrame.End(boolean insideFrame) ->
                insideFrame ? ending("unfinished", ConnectionEnd.BROKEN) : Reply.ending(ConnectionEnd.CLOSED_BY_SENDER);
        };
    }

    private Reply ending(String kind, ConnectionEnd end) {
        meters.frame(kind);
        return Reply.ending(end);
    }

    /** Refused without the pipeline: what was received is not the message that was sent. */
    private Reply incomplete(String kind, byte[] beginning, Refusal refused) {
        meters.frame(kind);
        log.warn("An MLLP frame could not be taken: {}", kind);
        ReceivedMessage message = inbound.received(beginning);
        return AcknowledgementFrames.isAcknowledgement(message)
                ? Reply.nothing()
                : Acknowledgement.refusingUnread(beginning, refused, clock.instant())
                        .map(refusal -> answers.notStored(message, refusal))
                        .orElseGet(Reply::nothing);
    }

    private Reply complete(byte[] bytes, MllpPeer peer) {
        if (isBlank(bytes)) {
            // Some senders try a connection so.
            meters.frame("empty");
            return Reply.nothing();
        }
        if (MessageBatch.opening(bytes).isPresent()) {
            meters.frame("batch");
            return inTurn(bytes.length, () -> guarded(() -> batch(bytes, peer)));
        }
        meters.frame("complete");
        // Whoever waits for a turn waits for an acknowledgement.
        Arrival arrival = Arrival.now(Transport.MLLP);
        ReceivedMessage message = inbound.received(bytes);
        message.header().ifPresent(header -> senders.heard(peer, MessageText.sender(header)));
        if (AcknowledgementFrames.isAcknowledgement(message)) {
            log.info("An acknowledgement of an acknowledgement was taken note of");
            return Reply.nothing();
        }
        return inTurn(bytes.length, () -> guarded(() -> handled(message, arrival)));
    }

    private Reply inTurn(int bytes, Supplier<Reply> work) {
        return turns.during(bytes, work).orElseGet(() -> {
            log.warn("A message waited too long for its turn; its connection is closed, so that it is sent again");
            return Reply.ending(ConnectionEnd.UNAVAILABLE);
        });
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return true;
    }

    private Reply handled(ReceivedMessage message, Arrival arrival) {
        try {
            Answer answer = DatabasePool.during(POOL, () -> inbound.receive(message, arrival));
            return stored(message, answer.acknowledgement(), answer.uuid());
        } catch (ApiException failure) {
            if (failure.storedUuid() == null) {
                throw failure;
            }
            return unreadable(message, failure);
        }
    }

    /** As over HTTP; a batch of acknowledgements alone is one of a sender that acknowledges ours. */
    private Reply batch(byte[] bytes, MllpPeer peer) {
        List<RawSegment> headers = batches.headers(bytes);
        headers.stream().findFirst().ifPresent(header -> senders.heard(peer, MessageText.sender(header)));
        if (!headers.isEmpty() && headers.stream().allMatch(AcknowledgementFrames::isAcknowledgement)) {
            log.info("A batch of acknowledgements was taken note of");
            return Reply.nothing();
        }
        return AcknowledgementFrames.batch(DatabasePool.during(POOL, () -> batches.acknowledge(bytes, Transport.MLLP)));
    }

    private static Reply guarded(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (ApiException failure) {
            return unavailable(failure);
        } catch (DataIntegrityViolationException refusedByDatabase) {
            return unexpected(refusedByDatabase);
        } catch (DataAccessException | TransactionException databaseAway) {
            return unavailable(databaseAway);
        } catch (RuntimeException bug) {
            return unexpected(bug);
        }
    }

    /** The input is kept. Where an MSH can be read its sender is told, else there is nobody to answer. */
    private Reply unreadable(ReceivedMessage message, ApiException failure) {
        return Acknowledgement.refusingUnread(message.bytes(), Refusal.unreadable(failure.text()), clock.instant())
                .map(refusal -> answered(message, refusal, failure.storedUuid()))
                .orElseGet(() -> Reply.ending(ConnectionEnd.UNREADABLE));
    }

    private Reply answered(ReceivedMessage message, Acknowledgement refusal, @Nullable String uuid) {
        if (uuid != null) {
            DatabasePool.during(POOL, () -> {
                inbound.answered(uuid, refusal);
                return uuid;
            });
        }
        return stored(message, refusal, uuid);
    }

    private Reply stored(ReceivedMessage message, Acknowledgement acknowledgement, @Nullable String uuid) {
        List<Acknowledgement> sent = answers.ofStored(message, acknowledgement);
        if (uuid != null && !sent.equals(List.of(acknowledgement))) {
            note(uuid, acknowledgement, sent);
        }
        return AcknowledgementFrames.reply(message, sent);
    }

    /** The message is stored, and its sender is told so whether this can be noted or not. */
    private void note(String uuid, Acknowledgement acknowledgement, List<Acknowledgement> sent) {
        // The application acknowledgement first: its code is the one that is shown.
        String texts = Stream.concat(
                        sent.stream().filter(acknowledgement::equals),
                        sent.stream().filter(answer -> !answer.equals(acknowledgement)))
                .map(Acknowledgement::text)
                .collect(Collectors.joining());
        try {
            DatabasePool.during(POOL, () -> {
                inbound.sent(uuid, texts);
                return uuid;
            });
        } catch (DataAccessException | TransactionException databaseAway) {
            log.warn("What the sender of message {} was sent could not be noted", uuid);
        }
    }

    private static Reply unavailable(RuntimeException failure) {
        log.warn(
                "A message could not be stored ({}); its connection is closed without an answer, so that it is sent"
                        + " again",
                failure.getClass().getSimpleName());
        return Reply.ending(ConnectionEnd.UNAVAILABLE);
    }

    private static Reply unexpected(RuntimeException failure) {
        log.error(
                "A message failed unexpectedly; its connection is closed without an answer",
                RedactedFailure.of(failure));
        return Reply.ending(ConnectionEnd.UNEXPECTED);
    }
}
