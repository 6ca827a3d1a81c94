package health.polaris.connector.outbound;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.connector.observation.oru.OruFormat;
import health.polaris.connector.observation.oru.OruMessage;
import health.polaris.connector.observation.oru.OruSettings;
import health.polaris.connector.observation.oru.OruWriter;
import health.polaris.connector.profile.SiteProfiles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** From the data of an observation set to a stored message: check, write, transform, store. */
@Component
class ObservationOutputService {

    private static final Logger log = LoggerFactory.getLogger(ObservationOutputService.class);

    private final boolean on;
    private final OruSettings settings;
    private final OruWriter writer;
    private final SiteProfiles profiles;
    private final MessageTransformer transformer;
    private final ObservationMessageService messages;
    private final Counter transformerFailures;
    private final Clock clock;

    ObservationOutputService(
            OruSettings settings,
            Epr epr,
            OruWriter writer,
            SiteProfiles profiles,
            MessageTransformer transformer,
            ObservationMessageService messages,
            MeterRegistry meters,
            Clock clock) {
        this.on = settings.enabled() && epr.isOn();
        this.settings = settings;
        this.writer = writer;
        this.profiles = profiles;
        this.transformer = transformer;
        this.messages = messages;
        this.transformerFailures = meters.counter("polaris.hl7.transformer.failures", "direction", "outgoing");
        this.clock = clock;
        if (!on) {
            log.info("Observation messages (ORU) are off: {}", reason(settings));
        }
    }

    private static String reason(OruSettings settings) {
        return settings.enabled() ? "EPR_SERVICE_ADAPTER_URL_BASE and EPR_MLLP_HOST are empty" : "ORU_ENABLED is false";
    }

    /** Whether this hospital wants observations at all. */
    boolean isOn() {
        return on;
    }

    /**
     * Stores the message for delivery.
     *
     * @throws health.polaris.connector.observation.InvalidObservationSetException when no message can be made of it
     * @throws ApiException 503 when the hospital's transformer fails
     */
    void accept(ObjectNode data) {
        ObservationMessage message = ObservationMessage.of(data);
        Instant now = clock.instant();
        messages.keep(message, transformed(writer.write(message, format(), now)), now);
    }

    private OruFormat format() {
        return profiles.of(settings.receivingApplication(), settings.receivingFacility())
                .oruFormat();
    }

    /**
     * Code of a hospital, not ours; the texts of its exceptions may quote the message. Nothing is stored: the caller is
     * told 503, and the bus keeps the set, until it is mended.
     */
    private OruMessage transformed(OruMessage written) {
        String transformed;
        try {
            transformed = transformer.transformOutgoing(written.text());
        } catch (RuntimeException failure) {
            throw transformerFailed(failure.getClass().getName());
        }
        if (written.text().equals(transformed)) {
            return written;
        }
        return Optional.ofNullable(transformed)
                .flatMap(OruMessage::read)
                .orElseThrow(() -> transformerFailed("what it made is no HL7"));
    }

    private ApiException transformerFailed(String how) {
        transformerFailures.increment();
        log.error("The message transformer failed on an outgoing message ({})", how);
        return new ApiException(ErrorKind.UNAVAILABLE, "HL7 message converter is unavailable");
    }
}
