package health.polaris.connector.hl7;

import ca.uhn.hl7v2.AcknowledgmentCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which acknowledgements a sender gets in the enhanced mode (HL7 v2.5 chapter 2.9.3): a commit acknowledgement (CA, CE, CR)
 * as MSH-15 asks for, an application acknowledgement (AA, AE, AR) as MSH-16 does. Both leave when the message has been
 * handled, because it is stored and judged in one transaction.
 */
public final class EnhancedMode {

    private static final int MSH_15 = 15;
    private static final int MSH_16 = 16;

    private EnhancedMode() {}

    /**
     * The answers in the order of sending; none when the sender wants none, the given one when MSH-15 and MSH-16 are both
     * empty, which is the original mode.
     *
     * @param acknowledgement with AA, AE or AR
     * @param stored false when the message is not even kept
     */
    public static List<String> answers(Hl7Message message, String acknowledgement, boolean stored, Instant now) {
        Field accept = message.header().field(MSH_15);
        Field application = message.header().field(MSH_16);
        if (accept.value() == null && application.value() == null) {
            return List.of(acknowledgement);
        }
        boolean accepted = Acknowledgement.status(acknowledgement)
                .filter(AcknowledgmentCode.AA.name()::equals)
                .isPresent();
        boolean told = AckCondition.of(application).holds(accepted);
        AcknowledgmentCode commit = commit(acknowledgement, accepted, stored && told);
        boolean committed = commit == AcknowledgmentCode.CA;
        Optional<String> commitAnswer = AckCondition.of(accept).holds(committed)
                ? Optional.of(Acknowledgement.committing(message, commit, now).text())
                : Optional.empty();
        // After CE or CR the exchange is over.
        boolean applicationFollows = told && (committed || commitAnswer.isEmpty());
        return Stream.concat(
                        commitAnswer.stream(), applicationFollows ? Stream.of(acknowledgement) : Stream.<String>empty())
                .toList();
    }

    /**
     * CA when the message is stored and taken, or when the application acknowledgement will say why it is not. A message of
     * another type, and any refusal that nobody would hear of otherwise, is not committed.
     */
    private static AcknowledgmentCode commit(String acknowledgement, boolean accepted, boolean explainedLater) {
        if (accepted || (explainedLater && !isUnsupported(acknowledgement))) {
            return AcknowledgmentCode.CA;
        }
        return Acknowledgement.status(acknowledgement)
                        .filter(AcknowledgmentCode.AR.name()::equals)
                        .isPresent()
                ? AcknowledgmentCode.CR
                : AcknowledgmentCode.CE;
    }

    /** Type, event and version are judged before a message is committed. */
    private static boolean isUnsupported(String acknowledgement) {
        return Hl7Message.read(acknowledgement)
                .flatMap(message -> message.segment("ERR"))
                .map(error -> error.field(5).component(1))
                .filter(code -> ErrorCode.UNSUPPORTED.contains(code))
                .isPresent();
    }
}
