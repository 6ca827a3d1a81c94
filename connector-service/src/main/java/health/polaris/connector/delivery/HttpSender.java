package health.polaris.connector.delivery;

import health.polaris.common.dependency.OutwardHttp;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Posts messages with a bound on time and on what is read, and says what came of it in words of the delivery. */
@Component
public class HttpSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LARGEST_ANSWER = 1 << 20;

    private final RestClient client;

    HttpSender(RestClient.Builder builder, DeliverySettings settings, OutwardHttp http) {
        this.client = client(builder, settings.timeout(), http);
    }

    /** A client whose calls end within the time, connecting and reading included; redirects are not followed. */
    public static RestClient client(RestClient.Builder builder, Duration timeout, OutwardHttp http) {
        return builder.clone().requestFactory(http.requests(CONNECT, timeout)).build();
    }

    /**
     * The address that an environment variable names.
     *
     * @throws IllegalStateException when it is not valid; better at the start than with the first message
     */
    public static URI address(String variable, String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() != null && SCHEMES.contains(String.valueOf(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException noAddress) {
            // Said below, without the text: it may hold a password.
        }
        throw new IllegalStateException(variable + " is no http address");
    }

    /**
     * Posts once.
     *
     * @param whenTaken reads the body of a 2xx answer
     */
    public DeliveryOutcome post(
            URI address, byte[] body, Consumer<HttpHeaders> headers, Function<byte[], DeliveryOutcome> whenTaken) {
        try {
            return client.post()
                    .uri(address)
                    .headers(headers)
                    .body(body)
                    .exchangeForRequiredValue((request, response) -> outcome(response, whenTaken));
        } catch (RestClientException | IllegalStateException failure) {
            return new DeliveryOutcome.Unavailable(kind(failure));
        }
    }

    private static DeliveryOutcome outcome(ClientHttpResponse response, Function<byte[], DeliveryOutcome> whenTaken)
            throws IOException {
        if (!response.getStatusCode().is2xxSuccessful()) {
            return DeliveryOutcome.ofStatus(response.getStatusCode().value());
        }
        byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
        return body.length > LARGEST_ANSWER
                ? new DeliveryOutcome.Unavailable("answer too large")
                : whenTaken.apply(body);
    }

    /** The kind alone: texts of exceptions quote addresses. */
    private static String kind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpTimeoutException timeout -> {
                    return "timeout";
                }
                case ConnectException refused -> {
                    return "no connection";
                }
                default -> {
                    // The cause of it may be known.
                }
            }
        }
        return "connection broken";
    }
}
