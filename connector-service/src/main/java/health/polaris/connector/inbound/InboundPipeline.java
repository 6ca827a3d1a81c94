package health.polaris.connector.inbound;

import health.polaris.common.error.ApiException;
import health.polaris.connector.hl7.AdtInterpretation;
import health.polaris.connector.hl7.AdtInterpreter;
import health.polaris.connector.hl7.AdtValidation;
import health.polaris.connector.hl7.Hl7Message;
import health.polaris.connector.hl7.MessageBody;
import health.polaris.connector.hl7.MessageTransformer;
import health.polaris.connector.hl7.Refusal;
import health.polaris.connector.hl7.Unreadable;
import health.polaris.connector.hl7.ValidAdt;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * From the body of a request to the acknowledgement: decode, transform, read, validate, interpret, store. Each stage
 * gives the type the next one asks for, so none can be left out or come too early.
 */
@Service
class InboundPipeline {

    private final MessageTransformer transformer;
    private final AdtInterpreter interpreter;
    private final InboundStore store;
    private final InboundJournal journal;

    InboundPipeline(
            MessageTransformer transformer, AdtInterpreter interpreter, InboundStore store, InboundJournal journal) {
        this.transformer = transformer;
        this.interpreter = interpreter;
        this.store = store;
        this.journal = journal;
    }

    /**
     * @param body base64 text
     * @throws ApiException 400 with the uuid of the kept input when it is no HL7
     */
    Answer receive(String body) {
        return switch (MessageBody.decode(body)) {
            case MessageBody.Undecodable(Unreadable reason) -> throw unreadable(body, reason);
            case MessageBody.Decoded(String text) -> read(transformed(text));
        };
    }

    private String transformed(String text) {
        try {
            return transformer.transformIncoming(text);
        } catch (RuntimeException failure) {
            // Code of a hospital, not ours: whatever goes wrong in it, the message is kept and the sender told.
            journal.transformerFailed(failure);
            throw unreadable(text, Unreadable.CONVERTER);
        }
    }

    private Answer read(String text) {
        Hl7Message message = Hl7Message.read(text).orElseThrow(() -> unreadable(text, Unreadable.NOT_HL7));
        return switch (AdtValidation.of(message)) {
            case AdtValidation.Refused(Refusal refusal) -> refuse(text, message, refusal);
            case AdtValidation.Valid(ValidAdt valid) -> interpret(text, valid);
        };
    }

    private Answer interpret(String text, ValidAdt valid) {
        return switch (interpreter.interpret(valid)) {
            case AdtInterpretation.Refused(Refusal refusal) -> refuse(text, valid.message(), refusal);
            case AdtInterpretation.Understood adt -> accept(new Incoming(text, adt));
        };
    }

    private Answer accept(Incoming incoming) {
        Optional<Answer> accepted = acceptUnlessTaken(incoming);
        accepted.ifPresent(answer -> journal.accepted(answer.uuid(), incoming.adt()));
        return accepted.orElseGet(() -> refuseDuplicate(incoming));
    }

    /** The look at stored control ids is cheap; the unique index decides when two requests look at once. */
    private Optional<Answer> acceptUnlessTaken(Incoming incoming) {
        try {
            return store.accept(incoming);
        } catch (DataIntegrityViolationException clash) {
            if (store.isDuplicate(incoming)) {
                return Optional.empty();
            }
            throw clash;
        }
    }

    private Answer refuseDuplicate(Incoming incoming) {
        Answer answer = store.refuseDuplicate(incoming);
        journal.refused(answer.uuid(), incoming.message(), Refusal.duplicate());
        return answer;
    }

    private Answer refuse(String text, Hl7Message message, Refusal refusal) {
        Answer answer = store.refuse(text, message, refusal);
        journal.refused(answer.uuid(), message, refusal);
        return answer;
    }

    private ApiException unreadable(String content, Unreadable reason) {
        String uuid = store.keep(content);
        journal.unreadable(uuid, reason);
        return ApiException.invalidButStored(reason.message(), uuid);
    }
}
