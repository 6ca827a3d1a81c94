package health.polaris.connector.hl7.acknowledgement;

import static health.polaris.connector.hl7.escape.EscapeSequences.verbatim;
import static health.polaris.connector.hl7.message.MessageEncoder.fill;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.ErrorCode;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v25.datatype.ERL;
import ca.uhn.hl7v2.model.v25.datatype.MSG;
import ca.uhn.hl7v2.model.v25.message.ACK;
import ca.uhn.hl7v2.model.v25.segment.ERR;
import ca.uhn.hl7v2.model.v25.segment.MSH;
import ca.uhn.hl7v2.util.Terser;
import health.polaris.connector.hl7.escape.EscapeSequences;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.MessageEncoder;
import health.polaris.connector.hl7.message.RawSegment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills HAPI's ACK of v2.5 and has it encoded, not checked: what is echoed is the sender's, right or wrong. Fields of the
 * sender are set {@link EscapeSequences#verbatim verbatim}, because HAPI would escape their separators and cut off those
 * at the end; so are the words of the standard, which stay themselves whatever a sender separates with. Only texts for
 * people and the sender's event are escaped.
 */
final class AcknowledgementWriter {

    private static final int LONGEST_SUMMARY = 80;

    private final ACK ack = MessageEncoder.empty(ACK::new);
    private final RawSegment received;
    private final SenderVersion version;

    private AcknowledgementWriter(RawSegment received) {
        this.received = received;
        this.version = SenderVersion.of(received.value(12));
    }

    /** {@code MSH} back to the sender and {@code MSA}, whose second field the sender matches its message by. */
    static AcknowledgementWriter answering(RawSegment header, Instant now) {
        AcknowledgementWriter writer = new AcknowledgementWriter(header);
        fill(() -> {
            writer.turnRound(header.field(2), now);
            writer.type(header);
            writer.echo(11, 11);
            writer.echo(12, 12);
            writer.ack.getMSA().getMessageControlID().setValue(verbatim(header.field(10)));
        });
        return writer;
    }

    /** For what stands in a batch without an MSH of its own. */
    static AcknowledgementWriter answeringBatch(RawSegment batchHeader, Instant now) {
        AcknowledgementWriter writer = new AcknowledgementWriter(batchHeader);
        fill(() -> {
            writer.turnRound(batchHeader.declared(), now);
            MSH msh = writer.ack.getMSH();
            msh.getMessageType().getMessageCode().setValue(verbatim("ACK"));
            msh.getProcessingID().getProcessingID().setValue(verbatim("P"));
            msh.getVersionID().getVersionID().setValue(verbatim("2.5"));
            writer.ack.getMSA().getMessageControlID().setValue(verbatim(""));
        });
        return writer;
    }

    /** The whole text with that MSA-1. */
    String statement(AcknowledgmentCode code) {
        fill(() -> ack.getMSA().getAcknowledgmentCode().setValue(verbatim(code.name())));
        return MessageEncoder.encode(ack, received.separators());
    }

    /** The whole text with ERR. */
    String refusal(Refusal refusal) {
        fill(() -> {
            error(ack.getERR(), refusal);
            summarise(refusal.text());
        });
        return statement(refusal.reason().code());
    }

    /** The whole text of AA with an ERR of severity W for each warning. */
    String acceptance(List<Warning> warnings) {
        fill(() -> {
            for (int index = 0; index < warnings.size(); index++) {
                warning(ack.getERR(index), warnings.get(index));
            }
        });
        return statement(AcknowledgmentCode.AA);
    }

    /** MSA-3 for senders whose version has no ERR-8 to read; HL7 gives it 80 characters. */
    private void summarise(String text) throws DataTypeException {
        if (version.isBefore(SenderVersion.V2_5)) {
            ack.getMSA().getTextMessage().setValue(text.substring(0, Math.min(text.length(), LONGEST_SUMMARY)));
        }
    }

    private void turnRound(String msh2, Instant now) throws HL7Exception {
        MSH msh = ack.getMSH();
        msh.getFieldSeparator().setValue(String.valueOf(received.separators().getFieldSeparator()));
        msh.getEncodingCharacters().setValue(verbatim(msh2));
        echo(5, 3);
        echo(6, 4);
        echo(3, 5);
        echo(4, 6);
        msh.getDateTimeOfMessage().getTime().setValue(verbatim(ControlId.time(now)));
        msh.getMessageControlID().setValue(verbatim(ControlId.of(now)));
        msh.getCharacterSet(0).setValue(verbatim(Acknowledgement.UTF_8));
    }

    /** A line feed is text where CR ends segments (F8), but not every reader of acknowledgements knows. */
    private void echo(int field, int as) throws HL7Exception {
        Terser.set(ack.getMSH(), as, 0, 1, 1, verbatim(received.field(field).replace('\n', ' ')));
    }

    /** {@code ACK^A01^ACK}; HL7 knows the third component since v2.3.1. */
    private void type(RawSegment header) throws DataTypeException {
        MSG type = ack.getMSH().getMessageType();
        type.getMessageCode().setValue(verbatim("ACK"));
        type.getTriggerEvent().setValue(header.component(9, 2));
        if (!version.isBefore(SenderVersion.V2_3_1)) {
            type.getMessageStructure().setValue(verbatim("ACK"));
        }
    }

    /**
     * ERR-2 says where, ERR-3 holds the names senders have always matched on, ERR-4 the severity, ERR-5 the code of
     * table 0357, ERR-7 what to correct, ERR-8 the text for people.
     */
    private static void error(ERR err, Refusal refusal) throws DataTypeException {
        FieldPath place = refusal.place();
        if (place != null) {
            locate(err.getErrorLocation(0), place);
        }
        boolean rejected = refusal.reason().code() == AcknowledgmentCode.AR;
        err.getHL7ErrorCode()
                .getIdentifier()
                .setValue(verbatim(rejected ? "Hl7ApplicationRejectException" : "Hl7ApplicationErrorException"));
        explain(err, "E", refusal.reason().error(), refusal.remedy(), refusal.text());
    }

    /** As of a refusal, but ERR-3 has the code of the warning. */
    private static void warning(ERR err, Warning warning) throws DataTypeException {
        locate(err.getErrorLocation(0), warning.place());
        err.getHL7ErrorCode().getIdentifier().setValue(verbatim(warning.code()));
        explain(
                err,
                "W",
                warning.reason().error(),
                warning.remedy(),
                warning.reason().text());
    }

    private static void explain(ERR err, String severity, ErrorCode code, String remedy, String text)
            throws DataTypeException {
        err.getSeverity().setValue(verbatim(severity));
        err.getApplicationErrorCode().getIdentifier().setValue(number(code.getCode()));
        err.getApplicationErrorCode().getText().setValue(code.getMessage());
        err.getApplicationErrorCode().getNameOfCodingSystem().setValue(verbatim(ErrorCode.codeTable()));
        err.getDiagnosticInformation().setValue(remedy);
        err.getUserMessage().setValue(text);
    }

    /** {@code PV1^1^19^1^1}: segment, its number, field, repetition, component. */
    private static void locate(ERL location, FieldPath place) throws DataTypeException {
        location.getSegmentID().setValue(verbatim(place.segment()));
        location.getSegmentSequence().setValue(number(place.sequence()));
        location.getFieldPosition().setValue(number(place.field()));
        if (place.component() > 0) {
            location.getFieldRepetition().setValue(number(1));
            location.getComponentNumber().setValue(number(place.component()));
        }
    }

    private static @Nullable String number(int place) {
        return place == 0 ? null : verbatim(String.valueOf(place));
    }
}
