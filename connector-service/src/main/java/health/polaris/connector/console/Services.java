package health.polaris.connector.console;

import health.polaris.common.dependency.OutwardHttp;
import health.polaris.common.logging.RequestId;
import health.polaris.connector.delivery.HttpSender;
import health.polaris.connector.settings.ConnectorSettings;
import health.polaris.eventbus.trace.Traces;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services' own routes, with the operator's own token. Answers are maps, lists and texts, as their JSON has them. */
@Component
public class Services {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int LARGEST = 16 << 20;
    private static final int FIRST_REFUSAL = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int AWAY = 503;
    private static final String PAGE = "500";
    private static final int MOST_PAGES = 10;

    private final RestClient client;
    private final Traces traces;
    private final String encounters;
    private final String configured;
    private final JsonMapper json = JsonMapper.builder().build();
    private volatile int ownPort;

    Services(
            ConsoleSettings settings,
            ConnectorSettings connector,
            RestClient.Builder builder,
            OutwardHttp http,
            Traces traces) {
        this.traces = traces;
        this.client = HttpSender.client(builder, LONGEST, http);
        this.encounters = connector.encountersApiUrl();
        this.configured = settings.connectorUrl().replaceAll("/+$", "");
    }

    @EventListener
    void started(ServletWebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            ownPort = event.getWebServer().getPort();
        }
    }

    /** A question to one of them; parameters that are blank are left out. */
    public Object ask(Session session, String path, Map<String, @Nullable String> parameters) {
        return call(session, HttpMethod.GET, connector(path, parameters), null);
    }

    public Object ask(Session session, String path) {
        return ask(session, path, Map.of());
    }

    public Object tell(Session session, String path, Object body) {
        return call(session, HttpMethod.POST, connector(path, Map.of()), body);
    }

    /** Of encounters-service. */
    public Object askEncounters(Session session, String path, Map<String, @Nullable String> parameters) {
        return call(session, HttpMethod.GET, encounters(path, parameters), null);
    }

    /** A question with so many ids that they are its body. */
    public Object askEncounters(
            Session session, String path, Map<String, @Nullable String> parameters, List<String> ids) {
        return call(session, HttpMethod.POST, encounters(path, parameters), ids);
    }

    public Object tellEncounters(Session session, String path, @Nullable Object body) {
        return call(session, HttpMethod.POST, encounters(path, Map.of()), body);
    }

    /** The same with a text that is no JSON of ours. */
    public Object tellEncounters(Session session, String path, MediaType type, String text) {
        return call(
                session,
                HttpMethod.POST,
                encounters(path, Map.of()),
                new Body(type, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What is good to know and not necessary: the words of the refusal instead. */
    public Map<String, Object> tryEncounters(Session session, String path, Map<String, @Nullable String> parameters) {
        return foundOrRefused(() -> askEncounters(session, path, parameters));
    }

    /** The same of this service. */
    public Map<String, Object> tryAsk(Session session, String path, Map<String, @Nullable String> parameters) {
        return foundOrRefused(() -> ask(session, path, parameters));
    }

    /**
     * A list of encounters-service to its end, page by page, as its {@code Link} leads on; {@code cut} when it is longer than
     * anybody reads.
     */
    public Map<String, Object> tryWholeList(Session session, String path) {
        List<Object> whole = new ArrayList<>();
        Map<String, @Nullable String> asked = new HashMap<>(Map.of("limit", PAGE));
        try {
            for (int page = 0; page < MOST_PAGES; page++) {
                Answer answer = answer(session, HttpMethod.GET, encounters(path, asked), null);
                if (answer.body() instanceof List<?> rows) {
                    whole.addAll(rows);
                }
                if (answer.cursor() == null) {
                    return Map.of("found", whole);
                }
                asked.put("cursor", answer.cursor());
            }
            return Map.of("found", whole, "cut", true);
        } catch (Refused refused) {
            return Map.of("found", List.of(), "refused", refused.words());
        }
    }

    private static Map<String, Object> foundOrRefused(Supplier<Object> question) {
        try {
            return Map.of("found", question.get());
        } catch (Refused refused) {
            return Map.of("found", Map.of(), "refused", refused.words());
        }
    }

    private URI connector(String path, Map<String, @Nullable String> parameters) {
        return uri(configured.isEmpty() ? "http://localhost:" + ownPort : configured, path, parameters);
    }

    private URI encounters(String path, Map<String, @Nullable String> parameters) {
        if (encounters.isEmpty()) {
            throw new Refused(AWAY, "DHOS_ENCOUNTERS_API_URL is not set, so encounters-service cannot be asked");
        }
        return uri(encounters, path, parameters);
    }

    /** Each segment of the path is put in as it is: a brace in an id is no name of a parameter. */
    private static URI uri(String address, String path, Map<String, @Nullable String> parameters) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(address);
        List<String> values = new ArrayList<>(List.of(StringUtils.tokenizeToStringArray(path, "/", false, true)));
        values.forEach(_ -> uri.pathSegment("{segment}"));
        parameters.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                uri.queryParam(name, "{value}");
                values.add(value);
            }
        });
        return uri.encode().buildAndExpand(values.toArray()).toUri();
    }

    private record Body(MediaType type, byte[] bytes) {}

    private Object call(Session session, HttpMethod method, URI uri, @Nullable Object body) {
        return call(
                session,
                method,
                uri,
                body == null ? null : new Body(MediaType.APPLICATION_JSON, json.writeValueAsBytes(body)));
    }

    private Object call(Session session, HttpMethod method, URI uri, @Nullable Body body) {
        return answer(session, method, uri, body).body();
    }

    /** @param cursor where a list goes on; null where it ends */
    private record Answer(Object body, @Nullable String cursor) {}

    private Answer answer(Session session, HttpMethod method, URI uri, @Nullable Body body) {
        try {
            RestClient.RequestBodySpec request = client.method(method).uri(uri).headers(headers -> {
                headers.setBearerAuth(session.token());
                headers.set(RequestId.HEADER, RequestId.current());
                traces.tell(headers::set);
            });
            if (body != null) {
                request.contentType(body.type()).body(body.bytes());
            }
            return request.exchangeForRequiredValue((_, answer) ->
                    new Answer(read(answer), cursor(answer.getHeaders().getFirst(HttpHeaders.LINK))));
        } catch (RestClientException | IllegalStateException away) {
            throw new Refused(AWAY, "The service does not answer; try again");
        }
    }

    /** {@code <?limit=500&cursor=…>; rel="next"} */
    private static @Nullable String cursor(@Nullable String link) {
        if (link == null || !link.contains("rel=\"next\"")) {
            return null;
        }
        String cursor = UriComponentsBuilder.fromUriString(link.substring(1, link.indexOf('>')))
                .build()
                .getQueryParams()
                .getFirst("cursor");
        return cursor == null ? null : UriUtils.decode(cursor, StandardCharsets.UTF_8);
    }

    private Object read(ClientHttpResponse answer) throws IOException {
        int status = answer.getStatusCode().value();
        byte[] body = answer.getBody().readNBytes(LARGEST);
        if (status == UNAUTHENTICATED) {
            throw new NoSession();
        }
        if (status >= FIRST_REFUSAL) {
            throw new Refused(status, words(body));
        }
        return body.length == 0 ? Map.of() : json.readValue(body, Object.class);
    }

    private String words(byte[] body) {
        try {
            return Optional.of(json.readTree(body).path("message").asString(""))
                    .filter(words -> !words.isBlank())
                    .orElse("Refused");
        } catch (JacksonException noJson) {
            return "Refused";
        }
    }
}
