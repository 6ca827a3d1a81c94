package health.polaris.connector.hl7;

import ca.uhn.hl7v2.AcknowledgmentCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The answer to a readable message, with the separators of the message: MSH, MSA and, for a refusal, ERR in the layout
 * of v2.5. Each segment ends with one CR.
 */
public record Acknowledgement(AcknowledgmentCode code, String text) {

    private static final DateTimeFormatter MADE_AT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    /** Last digit of the year, day of the year, time to the microsecond: 16 of the 20 characters MSH-10 may have. */
    private static final DateTimeFormatter CONTROL_ID =
            DateTimeFormatter.ofPattern("DDDHHmmssSSSSSS").withZone(ZoneOffset.UTC);

    private static final String RANDOM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int RANDOM_LENGTH = 4;

    /** MSA-1 of a stored acknowledgement, ours or another system's; empty when it cannot be read. */
    public static Optional<String> status(String text) {
        return Hl7Message.read(text)
                .flatMap(message -> message.segment("MSA"))
                .map(segment -> segment.field(1).value());
    }

    public static Acknowledgement accepting(Hl7Message message, Instant now) {
        return new Acknowledgement(AcknowledgmentCode.AA, answer(message, AcknowledgmentCode.AA, now));
    }

    public static Acknowledgement refusing(Hl7Message message, Refusal refusal, Instant now) {
        AcknowledgmentCode code = refusal.reason().code();
        return new Acknowledgement(code, answer(message, code, now) + error(message.separators(), refusal));
    }

    /** The commit acknowledgement of the enhanced mode: CA, CE or CR. */
    public static Acknowledgement committing(Hl7Message message, AcknowledgmentCode code, Instant now) {
        return new Acknowledgement(code, answer(message, code, now));
    }

    /**
     * The refusal of bytes that could not be taken as a message; empty when not even their MSH can be read.
     *
     * @param message whole, or as much of its beginning as there is
     */
    public static Optional<String> refusingUnread(byte[] message, Refusal refusal, Instant now) {
        String text = CharacterSet.decode(message, CharacterSetRule.CONTRACT)
                .orElseGet(() -> new String(message, StandardCharsets.ISO_8859_1))
                .replace("\0", "");
        return Hl7Message.read(text).map(read -> refusing(read, refusal, now).text());
    }

    /** The refusal of something in a batch that has no MSH: back to the sender of the batch, and MSA-2 stays empty. */
    static String refusingWithoutHeader(Segment batchHeader, Refusal refusal, Instant now) {
        Separators separators = batchHeader.separators();
        String msh = header(batchHeader, "MSH", now, "ACK", controlId(now), "P", "2.5");
        return msh + segment(separators, "MSA", refusal.reason().code().name(), "") + error(separators, refusal);
    }

    /** A header back to where that one came from: fields 3 and 4 change places with 5 and 6, in MSH, BHS and FHS alike. */
    static String header(Segment received, String name, Instant now, String... fromField9) {
        Separators separators = received.separators();
        String start = String.join(
                String.valueOf(separators.field()),
                name,
                separators.declared(),
                received.field(5).raw(),
                received.field(6).raw(),
                received.field(3).raw(),
                received.field(4).raw(),
                MADE_AT.format(now),
                "");
        return start + separators.field() + segment(separators, fromField9);
    }

    /** {@code MSH} back to the sender and {@code MSA}, whose second field the sender matches its message by. */
    private static String answer(Hl7Message message, AcknowledgmentCode code, Instant now) {
        Segment header = message.header();
        Separators separators = message.separators();
        String msh = segment(
                separators,
                "MSH",
                header.field(2).raw(),
                header.field(5).raw(),
                header.field(6).raw(),
                header.field(3).raw(),
                header.field(4).raw(),
                MADE_AT.format(now),
                "",
                type(header.field(9), separators),
                controlId(now),
                header.field(11).raw(),
                header.field(12).raw());
        return msh + segment(separators, "MSA", code.name(), header.field(10).raw());
    }

    /** {@code ACK^A01^ACK}, whatever the version. */
    private static String type(Field messageType, Separators separators) {
        String trigger = messageType.component(2);
        String escaped = trigger == null ? "" : EscapeSequences.escape(trigger, separators);
        return "ACK" + separators.component() + escaped + separators.component() + "ACK";
    }

    /**
     * ERR-2 says where, ERR-3 holds the names senders have always matched on, ERR-4 the severity, ERR-5 the code of
     * table 0357, ERR-7 what to correct, ERR-8 the text for people.
     */
    private static String error(Separators separators, Refusal refusal) {
        String name = refusal.reason().code() == AcknowledgmentCode.AR
                ? "Hl7ApplicationRejectException"
                : "Hl7ApplicationErrorException";
        FieldPath place = refusal.place();
        return segment(
                separators,
                "ERR",
                "",
                place == null ? "" : place.location(separators),
                name,
                "E",
                refusal.reason().error().field(separators),
                "",
                EscapeSequences.escape(refusal.remedy(), separators),
                EscapeSequences.escape(refusal.text(), separators));
    }

    static String segment(Separators separators, String... fields) {
        return String.join(String.valueOf(separators.field()), fields) + "\r";
    }

    static String controlId(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return year % 10 + CONTROL_ID.format(now) + randomCharacters();
    }

    private static String randomCharacters() {
        return ThreadLocalRandom.current()
                .ints(RANDOM_LENGTH, 0, RANDOM.length())
                .mapToObj(index -> String.valueOf(RANDOM.charAt(index)))
                .collect(Collectors.joining());
    }
}
