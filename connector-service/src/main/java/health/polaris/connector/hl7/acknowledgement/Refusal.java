package health.polaris.connector.hl7.acknowledgement;

import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.MessageLimits;
import org.jspecify.annotations.Nullable;

/**
 * Why a readable message is not taken.
 *
 * @param text what the sender reads in ERR-8
 * @param place what ERR-2 points at; null when the message as a whole is meant
 * @param remedy what to correct, ERR-7: names of fields and accepted values, nothing of the message
 */
public record Refusal(
        RefusalReason reason, String text, @Nullable FieldPath place, String remedy) {

    private static final int LONGEST_QUOTE = 200;

    /** The control id has been used before. */
    public static Refusal duplicate() {
        return new Refusal(
                RefusalReason.DUPLICATE,
                "HL7 message appears to be duplicate",
                FieldPath.of("MSH", 10),
                "MSH-10 was used by an accepted message of the same MSH-3 and MSH-4. Nothing is to be done when this "
                        + "is that message again; another message needs a control id of its own");
    }

    /** The words of the contract for what no rule explains. */
    public static Refusal unexpected() {
        return new Refusal(
                RefusalReason.UNEXPECTED,
                "HL7 message could not be processed because of an unexpected error",
                null,
                "The fault is on the receiving side and is logged with the id of the stored message. Ask support "
                        + "before sending the message again");
    }

    /** @param text never repeats anything of the message */
    public static Refusal unreadable(String text) {
        String remedy = text.endsWith(Unreadable.NUL_CHARACTER.message())
                ? "Leave out the bytes 0x00; a message in UTF-32 has to be sent in UTF-8"
                : "The text must be in UTF-8 or in the character set that MSH-18 declares, and begin with MSH";
        return new Refusal(RefusalReason.UNREADABLE, text, null, remedy);
    }

    /** @param text what was wrong with the frame */
    public static Refusal ofTransport(String text) {
        return new Refusal(RefusalReason.TRANSPORT, text, null, "Send the message again, whole, in a frame of its own");
    }

    /** Sent again as it is, it would be refused again. */
    public static Refusal tooLong(long most) {
        return tooMuch(
                "Message is longer than " + most + " bytes",
                "Shorten the message, or ask support to raise MLLP_MAX_MESSAGE; do not send it again as it is");
    }

    /** Sent again as it is, it would be refused again. */
    public static Refusal tooManyMessages(int most) {
        return tooMuch(
                "Batch has more than " + most + " messages",
                "Send smaller batches, or ask support to raise BATCH_MAX_MESSAGES; none of these messages was taken");
    }

    private static Refusal tooMuch(String text, String remedy) {
        return new Refusal(RefusalReason.TRANSPORT, text, null, remedy);
    }

    /** Sent again as it is, it would be refused again. */
    public static Refusal tooLarge(MessageLimits.Exceeded limit) {
        return new Refusal(
                RefusalReason.TOO_LARGE,
                "HL7 message has more than " + limit.most() + " " + limit.what(),
                null,
                "Shorten the message, or ask support to raise " + limit.setting() + "; do not send it again as it is");
    }

    /** The same of another segment of that name: ERR-2 says which. */
    public Refusal in(int sequence) {
        return new Refusal(reason, text, place == null ? null : place.in(sequence), remedy);
    }

    public static String quoting(String text, @Nullable String value) {
        return text + " '" + shortened(value == null ? "" : value) + "'";
    }

    /** A field may be as long as the message; its first characters tell the sender which one is meant. */
    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_QUOTE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_QUOTE)) + "...";
    }
}
