package health.polaris.encounters.fact.row;

import health.polaris.common.security.SecuritySettings;
import health.polaris.web.token.ServiceToken;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The observations service of an installation that has one: {@code OBSERVATIONS_API_URL}. */
@Component
class Observations {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String url;
    private final String systemId;
    private final Duration tokenLifetime;
    private final ServiceToken tokens;
    private final RestClient client;

    Observations(
            @Value("${polaris.epr.observations-api-url}") String url,
            @Value("${polaris.epr.system-id}") String systemId,
            @Value("${polaris.epr.system-jwt-expiry-sec}") int tokenSeconds,
            SecuritySettings security) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(LONGEST).build());
        requests.setReadTimeout(LONGEST);
        this.url = url;
        this.systemId = systemId;
        this.tokenLifetime = Duration.ofSeconds(tokenSeconds);
        this.tokens = ServiceToken.of(security);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    boolean isConfigured() {
        return !url.isBlank();
    }

    /** Whether somebody has observed the patient in this encounter. */
    boolean has(String encounterUuid) {
        JsonNode observationSets = client.get()
                .uri(url + "/dhos/v2/observation_set?encounter_id={uuid}", encounterUuid)
                .header("Authorization", "Bearer " + token())
                .retrieve()
                .body(JsonNode.class);
        return observationSets != null && !observationSets.isEmpty();
    }

    private String token() {
        return tokens.issue(Map.of("system_id", systemId), Set.of("read:send_observation"), tokenLifetime);
    }
}
