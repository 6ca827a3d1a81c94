package health.polaris.connector.document;

import health.polaris.common.logging.RequestId;
import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.Destination;
import health.polaris.connector.delivery.HttpSender;
import health.polaris.connector.delivery.OutgoingMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Hands documents to Mirth (contracts/connector.md §11); its WSDL is not needed for that. */
@Component
class Mirth implements Destination {

    static final String NAME = "mirth";
    private static final URI OFF = URI.create("");
    private static final MediaType SOAP = new MediaType("text", "xml", StandardCharsets.UTF_8);

    private final MirthSettings settings;
    private final HttpSender calls;
    private final URI address;

    Mirth(MirthSettings settings, HttpSender calls) {
        this.settings = settings;
        this.calls = calls;
        this.address = settings.isOn() ? HttpSender.address("MIRTH_HOST_URL_BASE", settings.address()) : OFF;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOn() {
        return settings.isOn();
    }

    @Override
    public DeliveryOutcome send(OutgoingMessage message) {
        return calls.post(
                address, SoapEnvelope.around(message.content()), headers -> describe(headers, message), Mirth::outcome);
    }

    private void describe(HttpHeaders headers, OutgoingMessage message) {
        headers.setContentType(SOAP);
        headers.set("SOAPAction", "\"\"");
        headers.set(RequestId.HEADER, message.requestId());
        if (!settings.username().isEmpty()) {
            headers.setBasicAuth(settings.username(), settings.password(), StandardCharsets.UTF_8);
        }
    }

    private static DeliveryOutcome outcome(byte[] answer) {
        return switch (SoapEnvelope.read(answer)) {
            case TAKEN -> new DeliveryOutcome.Taken();
            case FAULT -> new DeliveryOutcome.Unavailable("SOAP fault");
            case UNREADABLE -> new DeliveryOutcome.Unavailable("unreadable answer");
        };
    }
}
