package health.polaris.connector.operations;

import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.messagelog.MessageSubject;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are meant: those for which everything that is given holds.
 *
 * @param controlId MSH-10, also of refused messages and duplicates
 * @param receivedFrom inclusive; this and the next as people write them ({@link FilterTime})
 * @param receivedTo exclusive
 */
public record MessageFilter(
        @Schema(description = States.DESCRIPTION) @Size(max = 40) @Nullable
        String state,

        @Schema(description = "inbound, observations or documents")
        @Pattern(regexp = "inbound|observations|documents")
        @Nullable
        String direction,

        @Schema(description = "MSH-9 without its third component, e.g. ADT^A08") @Size(max = 40) @Nullable
        String type,

        @Schema(description = "MSH-10, whole; also of refused messages and duplicates") @Size(max = LONGEST) @Nullable
        String controlId,

        @Schema(description = "MRN, NHS number or Visit ID") @Pattern(regexp = "MRN|NHS number|Visit ID") @Nullable
        String identifierType,

        @Schema(description = "The whole value, case sensitive") @Size(max = LONGEST) @Nullable
        String identifier,

        @Schema(description = "MSH-3 | MSH-4 as received, e.g. PASHUB|STMARYS") @Size(max = LONGEST) @Nullable
        String sender,

        @Schema(
                description = "Stored then or later: a day, a local time, or a time with its offset, e.g."
                        + " 2026-03-12T08:00:00Z")
        @Nullable
        String receivedFrom,

        @Schema(description = "Stored before: the same; a day is meant whole") @Nullable
        String receivedTo) {

    /** Of a value that is looked for, in characters. */
    public static final int LONGEST = 2000;

    public static final MessageFilter NONE = new MessageFilter(null, null, null, null, null, null, null, null, null);

    /** Whoever is looked for by number. */
    MessageSubject subject() {
        return new MessageSubject(
                null, new PatientIdentifiers(number("NHS number"), number("MRN"), number("Visit ID")));
    }

    private @Nullable String number(String type) {
        return type.equals(identifierType) ? identifier : null;
    }

    /** Texts of the description. */
    static final class States {
        static final String DESCRIPTION =
                "unreadable, refused, duplicate, accepted (AA, whatever became of it), published,"
                        + " waiting (a part of it cannot be applied yet), processed, rejected; outgoing: pending,"
                        + " retrying (pending, and tried at least once), sending, sent, refused_by_receiver, failed,"
                        + " given_up, ended_by_operator";

        private States() {}
    }
}
