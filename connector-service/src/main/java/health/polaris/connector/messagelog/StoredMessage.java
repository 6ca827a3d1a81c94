package health.polaris.connector.messagelog;

import health.polaris.common.security.CurrentCaller;
import health.polaris.connector.database.StorableText;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came in or went out ({@code hl7_message}, contracts/connector.md §12). It is written once: what
 * becomes of it afterwards is its {@link health.polaris.connector.progress.Progress}. Its row changes once more where an operator
 * has a refused one accepted, and where MLLP has answered otherwise than was stored: what could not be read, though its MSH could,
 * and in the enhanced mode, whose sender is sent other acknowledgements, or none.
 *
 * @param created when it was stored
 * @param createdBy caller id
 * @param content HL7 text with the sender's line ends, XML, or base64 text that could not be decoded
 * @param patient whom it concerns, as far as it says so
 * @param reception what it was when it came; null for what went out
 * @param otherNumbers that it is found by, too; not read back
 * @param sequence place among the messages accepted; null for all others
 */
public record StoredMessage(
        String uuid,
        Instant created,
        String createdBy,
        Direction direction,
        State state,
        String content,
        MessageHeader header,
        PatientIdentifiers patient,
        @Nullable Receipt reception,
        Set<SearchKey> otherNumbers,
        @Nullable Long sequence) {

    private static final PatientIdentifiers NOBODY = new PatientIdentifiers(null, null, null);

    /** What the message is. What became of an accepted or outgoing one afterwards is told elsewhere. */
    public enum State {
        /** No HL7 at all. */
        UNREADABLE,
        /** Answered with AE or AR: its sender may correct it and send it again under its control id. */
        REFUSED,
        /** Its control id was taken. */
        DUPLICATE,
        /** AA once, whether when it came or when an operator had it done again. */
        ACCEPTED,
        /** Observations or a document of ours. */
        OUTGOING;

        /** As in the table. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** While there is such a message, another one with its control id is a duplicate. */
        boolean occupiesControlId() {
            return this == ACCEPTED || this == OUTGOING;
        }
    }

    /**
     * How a message was received.
     *
     * @param profile the site profile that it was read by, which also says how long it is kept; null when unreadable
     * @param refusal the label of the rule that refused it, or why it could not be read; null when it was accepted
     * @param acknowledgement what its sender was answered; null when nothing was, as to the unreadable over HTTP
     * @param sent what its sender was sent instead, in the enhanced mode; "": nothing; null: the acknowledgement
     * @param warnings what was left out of it
     * @param source where it came from; null: not known
     */
    public record Receipt(
            @Nullable String profile,
            @Nullable String refusal,
            @Nullable String acknowledgement,
            @Nullable String sent,
            List<StoredWarning> warnings,
            @Nullable String source) {

        private static Receipt now(
                @Nullable String profile,
                @Nullable String refusal,
                @Nullable String acknowledgement,
                List<StoredWarning> warnings) {
            return new Receipt(
                    profile,
                    refusal,
                    acknowledgement,
                    null,
                    warnings,
                    MessageSource.current().orElse(null));
        }
    }

    /** What could be read of a message that came in. */
    public record Received(
            String content,
            MessageHeader header,
            PatientIdentifiers patient,
            Set<SearchKey> otherNumbers,
            String profile,
            List<Warning> warnings) {

        private Receipt receipt(@Nullable String refusal, @Nullable String acknowledgement) {
            return Receipt.now(profile, refusal, acknowledgement, StoredWarning.of(warnings));
        }
    }

    /**
     * @param seen what can be told of it all the same
     * @param reason the label of why it could not be read
     */
    public static StoredMessage unreadable(String content, Glance seen, String reason) {
        return written(
                Direction.INBOUND,
                State.UNREADABLE,
                content,
                seen.header(),
                seen.patient(),
                seen.otherNumbers(),
                Receipt.now(seen.profile(), reason, null, List.of()));
    }

    /**
     * What a first look at something unreadable tells: enough to find it by.
     *
     * @param profile null: of nobody in particular
     */
    public record Glance(
            MessageHeader header,
            PatientIdentifiers patient,
            Set<SearchKey> otherNumbers,
            @Nullable String profile) {

        /** When nothing can be made out. */
        public static final Glance NOTHING = new Glance(MessageHeader.NONE, NOBODY, Set.of(), null);
    }

    /** @param reason the label of the rule */
    public static StoredMessage refused(Received message, String reason, String acknowledgement) {
        return received(State.REFUSED, message, message.receipt(reason, acknowledgement));
    }

    /** @param reason the label of the rule */
    public static StoredMessage duplicate(Received message, String reason, String acknowledgement) {
        return received(State.DUPLICATE, message, message.receipt(reason, acknowledgement));
    }

    /** It gets its number when it is inserted. */
    public static StoredMessage accepted(Received message, String acknowledgement) {
        return received(State.ACCEPTED, message, message.receipt(null, acknowledgement));
    }

    /** @param text of the observation message, after the hospital's transformer */
    public static StoredMessage observations(String text, MessageHeader header, PatientIdentifiers patient) {
        return outgoing(Direction.OBSERVATIONS, text, header, patient);
    }

    /** @param time when the document was stored, which has no header of its own */
    public static StoredMessage document(String content, Instant time) {
        return outgoing(Direction.DOCUMENTS, content, new MessageHeader(null, null, time, null), NOBODY);
    }

    private static StoredMessage received(State state, Received message, Receipt reception) {
        return written(
                Direction.INBOUND,
                state,
                message.content(),
                message.header(),
                message.patient(),
                message.otherNumbers(),
                reception);
    }

    private static StoredMessage outgoing(
            Direction direction, String content, MessageHeader header, PatientIdentifiers patient) {
        return written(direction, State.OUTGOING, content, header, patient, Set.of(), null);
    }

    private static StoredMessage written(
            Direction direction,
            State state,
            String content,
            MessageHeader header,
            PatientIdentifiers patient,
            Set<SearchKey> otherNumbers,
            @Nullable Receipt reception) {
        return new StoredMessage(
                UUID.randomUUID().toString(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                CurrentCaller.get().id(),
                direction,
                state,
                StorableText.of(content),
                header,
                patient,
                reception,
                otherNumbers,
                null);
    }

    /** The same message, now accepted by what an operator had done, under the rules of today. */
    public StoredMessage acceptedLater(Received message) {
        return new StoredMessage(
                uuid,
                created,
                createdBy,
                direction,
                State.ACCEPTED,
                content,
                message.header(),
                message.patient(),
                new Receipt(
                        message.profile(),
                        refusal(),
                        acknowledgement().orElse(null),
                        reception == null ? null : reception.sent(),
                        StoredWarning.of(message.warnings()),
                        source()),
                message.otherNumbers(),
                null);
    }

    public MessageSubject subject() {
        return new MessageSubject(uuid, patient);
    }

    public boolean accepted() {
        return state == State.ACCEPTED;
    }

    /** Came from the hospital. */
    public boolean received() {
        return direction == Direction.INBOUND;
    }

    public boolean duplicate() {
        return state == State.DUPLICATE;
    }

    /** What it was refused for when it came, or why it could not be read. */
    public @Nullable String refusal() {
        return reception == null ? null : reception.refusal();
    }

    /** What was left out of it, and what is odd about its feed. */
    public List<StoredWarning> warnings() {
        return reception == null ? List.of() : reception.warnings();
    }

    /** Where it came from: an address, or the subject of a client certificate; null when that is not known. */
    public @Nullable String source() {
        return reception == null ? null : reception.source();
    }

    /** Is this the text that was stored? */
    public boolean holds(String text) {
        return content.equals(StorableText.of(text));
    }

    /** What its sender is answered when it comes again, the whole text. */
    public Optional<String> acknowledgement() {
        return Optional.ofNullable(reception).map(Receipt::acknowledgement);
    }

    /** What its sender was sent. */
    public Optional<String> answered() {
        return Optional.ofNullable(reception)
                .map(Receipt::sent)
                .or(this::acknowledgement)
                .filter(text -> !text.isEmpty());
    }

    /** MSA-1 of it. */
    public Optional<String> ackStatus() {
        return answered().flatMap(Acknowledgement::status);
    }

    /** MSH-10, when no other message may have it. */
    @Nullable
    String occupiedControlId() {
        return state.occupiesControlId() ? header.controlId() : null;
    }

    /** Null when another message may have its control id. */
    @Nullable
    ControlKey controlKey() {
        return header.controlId() == null || !state.occupiesControlId()
                ? null
                : new ControlKey(direction, String.valueOf(header.sender()), header.controlId());
    }
}
