package health.polaris.encounters.epr;

import health.polaris.common.security.HmacToken;
import health.polaris.common.security.SecuritySettings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The observations service of an installation that has one: {@code OBSERVATIONS_API_URL}. */
@Component
class ObservationsApi {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final EprSettings settings;
    private final HmacToken tokens;
    private final RestClient client;

    ObservationsApi(EprSettings settings, SecuritySettings security) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(LONGEST).build());
        requests.setReadTimeout(LONGEST);
        this.settings = settings;
        this.tokens = HmacToken.internal(security);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    boolean isConfigured() {
        return !settings.observationsApiUrl().isBlank();
    }

    /** Whether somebody has observed the patient in this encounter. */
    boolean has(String encounterUuid) {
        JsonNode observationSets = client.get()
                .uri(settings.observationsApiUrl() + "/dhos/v2/observation_set?encounter_id={uuid}", encounterUuid)
                .header("Authorization", "Bearer " + token())
                .retrieve()
                .body(JsonNode.class);
        return observationSets != null && !observationSets.isEmpty();
    }

    private String token() {
        Duration lifetime = Duration.ofSeconds(settings.systemJwtExpirySec());
        return tokens.issue(Map.of("system_id", settings.systemId()), Set.of("read:send_observation"), lifetime);
    }
}
