package health.polaris.connector.inbound.bedlist;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.batch.BatchPart;
import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.hl7.fact.NumberSaid;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.Said;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.identifier.Identifier;
import health.polaris.connector.hl7.identifier.Identifier.Kind;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.inbound.ReceivedMessage;
import health.polaris.connector.inbound.bedlist.BedListResponse.Line;
import health.polaris.connector.inbound.bedlist.BedListResponse.Unread;
import health.polaris.connector.profile.SiteProfiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads messages by the profiles of their senders, as those that are received, and keeps nothing: a batch in FHS and BHS, or one
 * message after the other.
 */
@Service
record BedListService(SiteProfiles profiles, MessageTransformer transformer, MessageReading reading) {

    /** As many as a list may have lines. */
    private static final int MOST = 10_000;

    private static final String NO_BED = "no_bed";

    /**
     * @param body base64 text
     * @throws ApiException 400 when there is no header in it, 413 for too many messages
     */
    BedListResponse of(String body) {
        byte[] bytes = MessageBody.bytes(body).orElseThrow(() -> ApiException.invalid(Unreadable.BASE64.message()));
        if (!MessageBatch.hasHeader(bytes)) {
            throw ApiException.invalid(Unreadable.NOT_HL7.message());
        }
        MessageBatch batch = MessageBatch.read(bytes, MOST)
                .orElseThrow(() -> new ApiException(ErrorKind.TOO_LARGE, "Batch has more than " + MOST + " messages"));
        Collected collected = new Collected(new HashSet<>(), new ArrayList<>(), new ArrayList<>());
        int number = 0;
        for (BatchPart part : batch.parts()) {
            if (part instanceof BatchPart.Message(byte[] message)) {
                number++;
                read(message, number, collected);
            }
        }
        return new BedListResponse(collected.sender(), collected.lines(), collected.unread());
    }

    private record Collected(Set<String> senders, List<Line> lines, List<Unread> unread) {

        /** A list is of one feed or of nobody's: what differs would be laid at the wrong door. */
        @Nullable
        String sender() {
            return senders.size() == 1 ? senders.iterator().next() : null;
        }

        void none(int number, Optional<Hl7Message> message, String reason, @Nullable String field) {
            unread.add(new Unread(number, message.map(Hl7Message::controlId).orElse(null), reason, field));
        }
    }

    private void read(byte[] bytes, int number, Collected collected) {
        ReceivedMessage received = ReceivedMessage.of(bytes, profiles);
        switch (MessageBody.of(bytes, received.profile().characterSet())) {
            case MessageBody.Undecodable(Unreadable reason) ->
                collected.none(number, Optional.empty(), reason.label(), null);
            case MessageBody.Decoded(String text) ->
                transformed(text)
                        .ifPresentOrElse(
                                hl7 -> read(hl7, received, number, collected),
                                () -> collected.none(number, Optional.empty(), Unreadable.CONVERTER.label(), null));
        }
    }

    /** Empty when the hospital's own transformer fails. */
    private Optional<String> transformed(String text) {
        try {
            return Optional.of(transformer.transformIncoming(text));
        } catch (RuntimeException failure) {
            return Optional.empty();
        }
    }

    private void read(String text, ReceivedMessage received, int number, Collected collected) {
        switch (reading.read(text, received)) {
            case Reading.NotHl7 nothing -> collected.none(number, Optional.empty(), Unreadable.NOT_HL7.label(), null);
            case Reading.Refused refused -> {
                Refusal refusal = refused.refusal();
                collected.senders().add(refused.message().sender());
                collected.none(
                        number,
                        Optional.of(refused.message()),
                        refusal.reason().label(),
                        refusal.place() == null ? null : refusal.place().toString());
            }
            case Reading.Ignored ignored -> {
                collected.senders().add(ignored.message().sender());
                collected.none(number, Optional.of(ignored.message()), NO_BED, null);
            }
            case Reading.Understood understood -> {
                Hl7Message message = understood.adt().message().message();
                collected.senders().add(message.sender());
                List<Line> lines = understood.adt().fact().persons().stream()
                        .flatMap(person -> line(person).stream())
                        .toList();
                collected.lines().addAll(lines);
                if (lines.isEmpty()) {
                    collected.none(number, Optional.of(message), NO_BED, "PV1-3");
                }
            }
        }
    }

    /** Of somebody who is in a ward. */
    private static Optional<Line> line(PersonSaid person) {
        VisitSaid visit = person.visit();
        String ward = visit == null ? null : value(visit.location().ward());
        if (visit == null || ward == null || value(visit.dischargedAt()) != null) {
            return Optional.empty();
        }
        NumberSaid number = visit.number();
        Optional<Identifier> mrn = of(person, Kind.MRN);
        String namespace = number == null ? mrn.map(Identifier::namespace).orElse("") : number.namespace();
        return Optional.of(new Line(
                number == null ? null : number.value(),
                namespace.isEmpty() ? null : namespace,
                // A line has one namespace: where the visit's is another one, the visit number says enough.
                mrn.filter(known -> known.namespace().equals(namespace))
                        .map(Identifier::value)
                        .orElse(null),
                of(person, Kind.NHS_NUMBER).map(Identifier::value).orElse(null),
                ward,
                value(visit.location().bay()),
                value(visit.location().bed()),
                value(visit.type())));
    }

    private static Optional<Identifier> of(PersonSaid person, Kind kind) {
        return person.identifiers().stream()
                .filter(identifier -> identifier.kind() == kind)
                .findFirst();
    }

    private static @Nullable String value(Said<String> said) {
        return said instanceof Said.Value<String>(String value) ? value : null;
    }
}
