package health.polaris.connector.outbound;

import health.polaris.common.logging.RequestId;
import health.polaris.common.security.HmacToken;
import health.polaris.common.security.SecuritySettings;
import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.HttpSender;
import health.polaris.connector.delivery.OutgoingMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts HL7 texts to the hospital's EPR service adapter (contracts/connector.md §9.6). */
@Component
class EprAdapter implements EprTransport {

    private static final URI OFF = URI.create("");
    private static final String PATH = "/epr/v1/hl7_message";

    private final EprAdapterSettings settings;
    private final SecuritySettings.SharedKeyIssuer issuer;
    private final HttpSender calls;
    private final URI address;

    /** @throws IllegalStateException when there is an address but nothing to sign tokens with */
    EprAdapter(EprAdapterSettings settings, SecuritySettings security, HttpSender calls) {
        this.settings = settings;
        this.issuer = security.eprAdapter();
        this.calls = calls;
        if (settings.isOn() && (issuer.issuer().isBlank() || issuer.hsKey().isEmpty())) {
            throw new IllegalStateException("EPR_SERVICE_ADAPTER_URL_BASE is set, so EPR_SERVICE_ADAPTER_ISSUER and"
                    + " EPR_SERVICE_ADAPTER_HS_KEY must be set too");
        }
        this.address = settings.isOn()
                ? HttpSender.address(
                        "EPR_SERVICE_ADAPTER_URL_BASE", settings.urlBase().replaceAll("/+$", "") + PATH)
                : OFF;
    }

    @Override
    public boolean isOn() {
        return settings.isOn();
    }

    @Override
    public int atOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public DeliveryOutcome send(OutgoingMessage message) {
        return calls.post(
                address,
                body(message),
                headers -> describe(headers, message),
                answer -> EprAnswer.read(message, answer));
    }

    /** {@code {"type": "hl7v2", "body": "<base64>"}}; this type is in lower case. */
    private static byte[] body(OutgoingMessage message) {
        byte[] text = message.content().getBytes(StandardCharsets.UTF_8);
        return JsonMapper.shared()
                .writeValueAsBytes(
                        Map.of("type", "hl7v2", "body", Base64.getEncoder().encodeToString(text)));
    }

    private void describe(HttpHeaders headers, OutgoingMessage message) {
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        headers.setBearerAuth(token());
        headers.set(RequestId.HEADER, message.requestId());
    }

    /** The adapter is issuer and audience of the tokens it accepts. */
    private String token() {
        Set<String> scopes = Arrays.stream(settings.scope().split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new HmacToken(issuer.issuer(), issuer.issuer(), issuer.hsKey())
                .issue(Map.of(), scopes, settings.tokenLifetime());
    }
}
