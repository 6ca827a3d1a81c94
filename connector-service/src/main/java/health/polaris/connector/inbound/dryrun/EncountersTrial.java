package health.polaris.connector.inbound.dryrun;

import health.polaris.common.dependency.OutwardHttp;
import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.common.logging.RequestId;
import health.polaris.connector.delivery.HttpSender;
import health.polaris.connector.settings.ConnectorSettings;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.dryrun.DryRunVerdict;
import health.polaris.eventbus.trace.Traces;
import health.polaris.web.accessrecord.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Asks encounters-service what messages would come to, in the name of the caller: it shows what the caller may see. */
@Component
public class EncountersTrial {

    /** Of one request, as encounters-service takes them. */
    public static final int MOST = 200;

    private static final Duration TIMEOUT = Duration.ofSeconds(25);
    private static final AmqpJson BODIES = new AmqpJson();
    private static final JsonMapper ANSWERS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final String address;
    private final RestClient client;
    private final Traces traces;

    EncountersTrial(ConnectorSettings settings, RestClient.Builder builder, OutwardHttp http, Traces traces) {
        this.address = settings.encountersApiUrl();
        this.traces = traces;
        this.client = HttpSender.client(builder, TIMEOUT, http);
    }

    /**
     * Of messages as they would be published; they are folded together, in the order of their sequence.
     *
     * @param authorization the caller's header
     * @throws ApiException 400 when it cannot be asked at all, 503 when it does not answer
     */
    public DryRunVerdict of(List<EprActions> messages, String authorization) {
        if (address.isEmpty()) {
            throw ApiException.invalid("verdict: DHOS_ENCOUNTERS_API_URL is not set, so nobody can be asked");
        }
        if (messages.isEmpty()) {
            return DryRunVerdict.NONE;
        }
        try {
            byte[] answer = client.post()
                    .uri(address + DryRunVerdict.PATH)
                    .header(HttpHeaders.AUTHORIZATION, authorization)
                    .header(RequestId.HEADER, RequestId.current())
                    .headers(headers -> traces.tell(headers::set))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(BODIES.write(Map.of("messages", messages)))
                    .retrieve()
                    .requiredBody(byte[].class);
            return ANSWERS.readValue(answer, DryRunVerdict.class);
        } catch (HttpClientErrorException refused) {
            throw new ApiException(
                    ErrorKind.UNAVAILABLE,
                    "verdict: encounters-service refused to be asked (%d)"
                            .formatted(refused.getStatusCode().value()));
        } catch (RestClientException | IllegalStateException away) {
            throw new ApiException(ErrorKind.UNAVAILABLE, "verdict: encounters-service does not answer; try without");
        }
    }

    /** Says whose rows a verdict tells of; null: nothing was asked. */
    public static void show(@Nullable DryRunVerdict verdict, Shown shown) {
        if (verdict != null) {
            verdict.changes().forEach(change -> shown.any(change.kind(), change.uuid()));
        }
    }
}
