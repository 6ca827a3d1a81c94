package health.polaris.connector.inbound;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.adt.AdtInterpretation.Understood;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.hl7.message.SentTime;
import health.polaris.connector.hl7.value.MessageTimes;
import health.polaris.connector.inbound.glance.NumbersSaid;
import health.polaris.connector.messagelog.ControlKey;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.MessageHeader;
import health.polaris.connector.messagelog.SearchKey;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.profile.SiteProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message that will be accepted unless it is a duplicate.
 *
 * @param content the text to store
 * @param profile of its sender
 * @param sentAt MSH-7
 * @param warnings what was left out of it, and what is odd about the feed
 * @param understood what it says; empty: it is of an event that the profile ignores
 */
public record Incoming(
        String content,
        SiteProfile profile,
        Hl7Message message,
        PatientIdentifiers identifiers,
        Optional<Instant> sentAt,
        List<Warning> warnings,
        Optional<Understood> understood) {

    public static Incoming of(String content, SiteProfile profile, Understood adt) {
        return new Incoming(
                content,
                profile,
                adt.message().message(),
                adt.identifiers(),
                adt.sentAt().map(SentTime::instant),
                adt.warnings(),
                Optional.of(adt));
    }

    /** A message that is acknowledged and stored, and nothing else. */
    public static Incoming of(String content, Reading.Ignored ignored) {
        Hl7Message message = ignored.message();
        Optional<Instant> sentAt = MessageTimes.of(
                        message, ignored.profile().rules().times())
                .in(message.header().field(7))
                .map(time -> time.value().toInstant());
        return new Incoming(
                content, ignored.profile(), message, ignored.identifiers(), sentAt, List.of(), Optional.empty());
    }

    /** MSH-9.2 */
    public String event() {
        return String.valueOf(message.header().field(9).code(2));
    }

    /** {@link #sentAt} of a message that says it to the second; empty for a minute, a day, a doubled hour. */
    Optional<Instant> exactTime() {
        return understood.filter(adt -> adt.fact().sentUntil() == null).flatMap(_ -> sentAt);
    }

    /** AA, with what was left out. */
    public Acknowledgement acceptance(Instant now) {
        return Acknowledgement.accepting(header(), warnings, now);
    }

    /** MSH as received, which the answer repeats. */
    public RawSegment header() {
        return message.text().header();
    }

    /** Empty for a message without control id, which is never a duplicate. */
    public Optional<ControlKey> controlKey() {
        return Optional.ofNullable(message.controlId())
                .map(controlId -> new ControlKey(Direction.INBOUND, message.sender(), controlId));
    }

    private Set<SearchKey> numbers() {
        return understood
                .map(adt -> NumbersSaid.in(adt.fact()))
                .orElseGet(() -> NumbersSaid.in(message, profile.rules().identifiers()));
    }

    /** What is stored of it. */
    public StoredMessage.Received received() {
        return new StoredMessage.Received(
                content,
                new MessageHeader(message.sender(), message.messageType(), sentAt.orElse(null), message.controlId()),
                identifiers,
                NumbersSaid.without(numbers(), identifiers),
                profile.name(),
                warnings);
    }
}
