package health.polaris.connector.inbound.dryrun;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.action.Action;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.messagelog.MessageSubject;
import health.polaris.connector.messagelog.StoredWarning;
import health.polaris.eventbus.dryrun.DryRunVerdict;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What would become of a message. */
record DryRunResponse(
        @Schema(description = "the site profile it was read by")
        String profile,

        @Schema(allowableValues = {"AA", "AE", "AR"}) String ackCode,

        @Schema(description = "the whole acknowledgement, segments ended by CR")
        String ack,

        Decision decision,

        @Schema(
                description =
                        "what stands where the rules look, after the field moves of the profile; what is null is left"
                                + " out")
        Map<String, String> fields,

        @Schema(description = "as they would be published; none when the message is refused")
        List<PublishedAction> actions,

        @Schema(description = "why somebody should look at the feed although the message is accepted")
        List<String> warnings,

        @Schema(description = "the same with the HL7 field and what to correct")
        List<StoredWarning> warningDetails,

        @Schema(description = "what the platform would make of it; absent: not asked for")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        DryRunVerdict verdict,

        @JsonIgnore MessageSubject subject)
        implements ShowsPerson {

    /** Of a message that leads to nothing. */
    DryRunResponse(
            String profile,
            Acknowledgement answered,
            Decision decision,
            Map<String, String> fields,
            MessageSubject subject) {
        this(
                profile,
                answered.code().name(),
                answered.text(),
                decision,
                fields,
                List.of(),
                List.of(),
                List.of(),
                null,
                subject);
    }

    @Override
    public void show(Shown shown) {
        subject.show(shown);
        EncountersTrial.show(verdict, shown);
    }

    DryRunResponse with(DryRunVerdict told) {
        return new DryRunResponse(
                profile, ackCode, ack, decision, fields, actions, warnings, warningDetails, told, subject);
    }

    /** Names as in AMQP bodies. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** The rule that decided. */
    record Decision(
            @Schema(description = "accepted, identical_resend, or the reason as in polaris_hl7_refused_total")
            String reason,

            @Schema(description = "ERR-8") @Nullable String text,

            @Schema(description = "the field that decided, e.g. PV1-19.1") @Nullable
            String field,

            @Schema(description = "ERR-7, what to correct") @Nullable
            String remedy) {

        static Decision of(Refusal refusal) {
            FieldPath place = refusal.place();
            return new Decision(
                    refusal.reason().label(),
                    refusal.text(),
                    place == null ? null : place.toString(),
                    refusal.remedy());
        }
    }

    /** An action with the keys of its body. */
    record PublishedAction(
            String name,

            @Schema(description = "as in the message on the bus")
            Object data) {}

    static List<PublishedAction> asPublished(List<Action> actions) {
        return actions.stream()
                .map(action -> new PublishedAction(action.name(), JSON.valueToTree(action.data())))
                .toList();
    }
}
