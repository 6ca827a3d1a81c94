package health.polaris.connector.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.polaris.common.dependency.OutwardHttp;
import health.polaris.common.logging.RequestId;
import health.polaris.common.security.SecuritySettings;
import health.polaris.connector.delivery.HttpSender;
import health.polaris.connector.settings.ConnectorSettings;
import health.polaris.eventbus.trace.Traces;
import health.polaris.web.token.ServiceToken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ClinicianDirectory by their id, asked of users-service with a system token and remembered for a while. */
@Component
class ClinicianDirectory {

    private static final String SYSTEM = SecuritySettings.ServiceKeys.CONNECTOR;
    private static final Set<String> SCOPES = Set.of("read:gdm_clinician_all", "read:send_clinician_all");
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final String address;
    private final RestClient client;
    private final ServiceToken tokens;
    private final Traces traces;
    private final Cache<String, Optional<Clinician>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    ClinicianDirectory(
            ConnectorSettings settings,
            RestClient.Builder builder,
            OutwardHttp http,
            SecuritySettings security,
            Traces traces) {
        this.address = settings.usersApiUrl();
        this.client = HttpSender.client(builder, TIMEOUT, http);
        this.traces = traces;
        this.tokens = ServiceToken.of(security);
    }

    /**
     * Empty when users-service does not know the id, or when its address is not configured.
     *
     * @throws org.springframework.web.client.RestClientException when it does not answer; that is not remembered
     */
    Optional<Clinician> find(String id) {
        return address.isEmpty() ? Optional.empty() : known.get(id, this::ask);
    }

    private Optional<Clinician> ask(String id) {
        try {
            byte[] answer = client.get()
                    .uri(address + "/dhos/v1/clinician/{id}", id)
                    .headers(headers -> {
                        headers.setBearerAuth(tokens.issue(Map.of("system_id", SYSTEM), SCOPES, TOKEN_LIFETIME));
                        headers.set(RequestId.HEADER, RequestId.current());
                        traces.tell(headers::set);
                    })
                    .retrieve()
                    .requiredBody(byte[].class);
            return Optional.of(read(JsonMapper.shared().readTree(answer)));
        } catch (HttpClientErrorException refused) {
            if (refused.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Clinician read(JsonNode clinician) {
        return new Clinician(
                clinician.path("send_entry_identifier").asStringOpt().orElse(null),
                clinician.path("first_name").asStringOpt().orElse(null),
                clinician.path("last_name").asStringOpt().orElse(null));
    }
}
