package health.polaris.connector.inbound.dryrun;

import health.polaris.common.error.ApiException;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.InternalMessage;
import health.polaris.connector.hl7.adt.ReadFields;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.inbound.Answer;
import health.polaris.connector.inbound.InboundStore;
import health.polaris.connector.inbound.Incoming;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.inbound.ReceivedMessage;
import health.polaris.connector.messagelog.MessageSubject;
import health.polaris.connector.messagelog.StoredWarning;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.dryrun.DryRunVerdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What would become of a message: every stage but the last, so nothing is stored, published, counted or logged. */
@Service
record DryRunService(
        SiteProfiles profiles,
        MessageTransformer transformer,
        MessageReading reading,
        InboundStore store,
        EncountersTrial encounters,
        Clock clock) {

    private static final String ACCEPTED = "accepted";

    /**
     * @param body base64 text
     * @param tried instead of that of the sender
     * @param authorization of the caller, when the platform is to be asked too
     * @throws ApiException 400 when it is no HL7
     */
    DryRunResponse of(String body, Optional<SiteProfile> tried, Optional<String> authorization) {
        byte[] message = MessageBody.bytes(body).orElseThrow(() -> unreadable(Unreadable.BASE64));
        ReceivedMessage received = ReceivedMessage.of(message, profiles);
        SiteProfile first = tried.orElse(received.profile());
        String text = switch (MessageBody.of(message, first.characterSet())) {
            case MessageBody.Undecodable(Unreadable reason) -> throw unreadable(reason);
            case MessageBody.Decoded(String decoded) -> transformed(decoded);
        };
        Reading read = tried.map(other -> reading.read(text, other)).orElseGet(() -> reading.read(text, received));
        DryRunResponse judged = judged(text, read);
        return authorization
                .map(caller -> judged.with(verdict(judged, read, caller)))
                .orElse(judged);
    }

    /** Of a message that would be published; nobody else hears of others. */
    private DryRunVerdict verdict(DryRunResponse judged, Reading read, String authorization) {
        List<EprActions> published = read instanceof Reading.Understood understood
                        && judged.decision().reason().equals(ACCEPTED)
                ? List.of(asPublished(understood.adt()))
                : List.of();
        return encounters.of(published, authorization);
    }

    /** Behind all that have a number. */
    private EprActions asPublished(AdtInterpretation.Understood adt) {
        Instant now = clock.instant();
        return InternalMessage.of(
                UUID.randomUUID().toString(), adt, ChronoUnit.MICROS.between(Instant.EPOCH, now), now);
    }

    private String transformed(String text) {
        try {
            return transformer.transformIncoming(text);
        } catch (RuntimeException failure) {
            throw unreadable(Unreadable.CONVERTER);
        }
    }

    private DryRunResponse judged(String text, Reading read) {
        return switch (read) {
            case Reading.NotHl7 nothing -> throw unreadable(Unreadable.NOT_HL7);
            case Reading.Refused refused ->
                refused(refused.profile(), refused.message(), refused.identifiers(), refused.refusal());
            case Reading.Ignored ignored -> taken(Incoming.of(text, ignored));
            case Reading.Understood understood -> taken(Incoming.of(text, understood.profile(), understood.adt()));
        };
    }

    private DryRunResponse taken(Incoming incoming) {
        if (!store.isDuplicate(incoming)) {
            return accepted(incoming);
        }
        Optional<Answer> first =
                incoming.profile().identicalResendAccepted() ? store.firstAnswer(incoming) : Optional.empty();
        return first.map(answer -> resent(incoming, answer))
                .orElseGet(() ->
                        refused(incoming.profile(), incoming.message(), incoming.identifiers(), Refusal.duplicate()));
    }

    private DryRunResponse accepted(Incoming incoming) {
        return new DryRunResponse(
                incoming.profile().name(),
                "AA",
                incoming.acceptance(clock.instant()).text(),
                new DryRunResponse.Decision(
                        incoming.understood().isPresent() ? ACCEPTED : "trigger_ignored", null, null, null),
                ReadFields.of(incoming.message()),
                incoming.understood()
                        .map(adt -> DryRunResponse.asPublished(adt.actions()))
                        .orElse(List.of()),
                incoming.warnings().stream().map(Warning::code).distinct().toList(),
                StoredWarning.of(incoming.warnings()),
                null,
                subject(incoming.identifiers()));
    }

    private static DryRunResponse resent(Incoming incoming, Answer first) {
        return new DryRunResponse(
                incoming.profile().name(),
                first.acknowledgement(),
                new DryRunResponse.Decision("identical_resend", null, "MSH-10", null),
                ReadFields.of(incoming.message()),
                subject(incoming.identifiers()));
    }

    private DryRunResponse refused(
            SiteProfile profile, Hl7Message message, PatientIdentifiers identifiers, Refusal refusal) {
        Acknowledgement acknowledgement =
                Acknowledgement.refusing(message.text().header(), refusal, clock.instant());
        return new DryRunResponse(
                profile.name(),
                acknowledgement,
                DryRunResponse.Decision.of(refusal),
                ReadFields.of(message),
                subject(identifiers));
    }

    private static MessageSubject subject(PatientIdentifiers identifiers) {
        return new MessageSubject(null, identifiers);
    }

    private static ApiException unreadable(Unreadable reason) {
        return ApiException.invalid(reason.message());
    }
}
