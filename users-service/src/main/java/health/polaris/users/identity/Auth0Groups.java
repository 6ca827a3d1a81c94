package health.polaris.users.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.polaris.common.dependency.OutwardHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * The groups of Auth0's authorization extension: {@code GET /api/groups} names them,
 * {@code PATCH /api/groups/{id}/members} with {@code ["<user>"]} adds members, {@code DELETE} removes them. Short
 * timeouts: a turn of changes holds a database connection.
 */
final class Auth0Groups implements GroupDirectory {

    private static final Logger log = LoggerFactory.getLogger(Auth0Groups.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String AUDIENCE = "urn:auth0-authz-api";

    private final Auth0GroupSettings settings;
    private final RestClient http;

    Auth0Groups(Auth0GroupSettings settings, OutwardHttp outward) {
        this.settings = settings;
        this.http = RestClient.builder()
                .requestFactory(outward.requests(LONGEST, LONGEST))
                .build();
    }

    @Override
    public void add(String clinicianUuid, List<String> groups) {
        change(HttpMethod.PATCH, clinicianUuid, groups);
    }

    @Override
    public void remove(String clinicianUuid, List<String> groups) {
        change(HttpMethod.DELETE, clinicianUuid, groups);
    }

    private void change(HttpMethod method, String clinicianUuid, List<String> groups) {
        String token = token();
        Map<String, String> idsByName = groupIds(token);
        for (String group : groups) {
            String id = idsByName.get(group);
            if (id == null) {
                log.warn(
                        "The identity provider has no group of a given name; clinician {} is skipped there",
                        clinicianUuid);
            } else {
                http.method(method)
                        .uri(settings.extensionUrl() + "/api/groups/{id}/members", id)
                        .headers(headers -> headers.setBearerAuth(token))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(List.of(clinicianUuid))
                        .retrieve()
                        .toBodilessEntity();
            }
        }
    }

    private Map<String, String> groupIds(String token) {
        GroupList list = http.get()
                .uri(settings.extensionUrl() + "/api/groups")
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(GroupList.class);
        return list == null ? Map.of() : list.idsByName();
    }

    private String token() {
        TokenResponse response = http.post()
                .uri(settings.tokenUrl())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        settings.clientId(),
                        "client_secret",
                        settings.clientSecret(),
                        "audience",
                        AUDIENCE))
                .retrieve()
                .body(TokenResponse.class);
        return Objects.requireNonNull(response, "token response without a body").accessToken();
    }

    private record TokenResponse(
            @JsonProperty("access_token") String accessToken) {}

    private record GroupList(@Nullable List<Group> groups) {

        Map<String, String> idsByName() {
            return groups == null
                    ? Map.of()
                    : groups.stream().collect(Collectors.toMap(Group::name, Group::id, (first, same) -> first));
        }
    }

    private record Group(@JsonProperty("_id") String id, String name) {}
}
