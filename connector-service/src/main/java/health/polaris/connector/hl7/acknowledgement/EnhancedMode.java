package health.polaris.connector.hl7.acknowledgement;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.ErrorCode;
import health.polaris.connector.hl7.message.RawSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which acknowledgements a sender gets in the enhanced mode (HL7 v2.5 chapter 2.9.3): a commit acknowledgement (CA, CE, CR)
 * as MSH-15 asks for, an application acknowledgement (AA, AE, AR) as MSH-16 does. Both leave when the message has been
 * handled, because it is stored and judged in one transaction.
 */
public final class EnhancedMode {

    private static final int MSH_15 = 15;
    private static final int MSH_16 = 16;

    private EnhancedMode() {}

    /** HL7 table 0357: a message of a kind that is not taken at all. */
    private static final Set<ErrorCode> UNSUPPORTED = EnumSet.of(
            ErrorCode.UNSUPPORTED_MESSAGE_TYPE, ErrorCode.UNSUPPORTED_EVENT_CODE, ErrorCode.UNSUPPORTED_VERSION_ID);

    /**
     * The answers in the order of sending; none when the sender wants none, the given one when MSH-15 and MSH-16 are both
     * empty, which is the original mode.
     *
     * @param acknowledgement with AA, AE or AR
     * @param stored false when the message is not even kept
     */
    public static List<Acknowledgement> answers(Acknowledgement acknowledgement, boolean stored, Instant now) {
        RawSegment header = acknowledgement.answered();
        String accept = header.value(MSH_15);
        String application = header.value(MSH_16);
        if (accept == null && application == null) {
            return List.of(acknowledgement);
        }
        boolean accepted = acknowledgement.code() == AcknowledgmentCode.AA;
        boolean told = AckCondition.of(application).holds(accepted);
        AcknowledgmentCode commit = commit(acknowledgement, accepted, stored && told);
        boolean committed = commit == AcknowledgmentCode.CA;
        List<Acknowledgement> answers = new ArrayList<>();
        if (AckCondition.of(accept).holds(committed)) {
            answers.add(Acknowledgement.committing(header, commit, now));
        }
        // After CE or CR the exchange is over.
        if (told && (committed || answers.isEmpty())) {
            answers.add(acknowledgement);
        }
        return answers;
    }

    /** The one answer of a sender that is always told, and told no more than, whether its message was taken. */
    public static Acknowledgement commitAlone(Acknowledgement acknowledgement, Instant now) {
        boolean accepted = acknowledgement.code() == AcknowledgmentCode.AA;
        return Acknowledgement.committing(acknowledgement.answered(), commit(acknowledgement, accepted, false), now);
    }

    /**
     * CA when the message is stored and taken, or when the application acknowledgement will say why it is not. A message of
     * another type, and any refusal that nobody would hear of otherwise, is not committed.
     */
    private static AcknowledgmentCode commit(
            Acknowledgement acknowledgement, boolean accepted, boolean explainedLater) {
        // Type, event and version are judged before a message is committed.
        boolean unsupported = acknowledgement.error() != null && UNSUPPORTED.contains(acknowledgement.error());
        if (accepted || (explainedLater && !unsupported)) {
            return AcknowledgmentCode.CA;
        }
        return acknowledgement.code() == AcknowledgmentCode.AR ? AcknowledgmentCode.CR : AcknowledgmentCode.CE;
    }
}
