package health.polaris.encounters.fact.row;

import health.polaris.common.dependency.OutwardHttp;
import health.polaris.common.security.SecuritySettings;
import health.polaris.encounters.settings.EprSettings;
import health.polaris.web.token.ServiceToken;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The observations service of an installation that has one: {@code OBSERVATIONS_API_URL}. */
@Component
class Observations {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final EprSettings settings;
    private final ServiceToken tokens;
    private final RestClient client;

    Observations(EprSettings settings, SecuritySettings security, OutwardHttp http) {
        this.settings = settings;
        this.tokens = ServiceToken.of(security);
        this.client = RestClient.builder()
                .requestFactory(http.requests(LONGEST, LONGEST))
                .build();
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
        return tokens.issue(
                Map.of("system_id", settings.systemId()), Set.of("read:send_observation"), settings.tokenLifetime());
    }
}
