package health.polaris.common.dependency;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.validation.annotation.Validated;

/**
 * How others are called over HTTP: other services, the EPR adapter, whoever publishes keys. All calls trust the same
 * authorities, and show the same client certificate.
 */
public final class OutwardHttp {

    private final @Nullable SSLContext tls;

    public OutwardHttp(Settings settings, SslBundles bundles) {
        this.tls = settings.tlsBundle().isBlank()
                ? null
                : bundles.getBundle(settings.tlsBundle()).createSslContext();
    }

    /** Calls that end in time, connecting and reading included; redirects are not followed. */
    public ClientHttpRequestFactory requests(Duration connect, Duration answer) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connect);
        if (tls != null) {
            client.sslContext(tls);
        }
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client.build());
        requests.setReadTimeout(answer);
        return requests;
    }

    /** For a library that makes its own calls; null: those of the JVM. */
    public @Nullable SSLSocketFactory sockets() {
        return tls == null ? null : tls.getSocketFactory();
    }

    /**
     * {@code polaris.outward.*}.
     *
     * @param tlsBundle {@code HTTP_TLS_BUNDLE}, a name under {@code spring.ssl.bundle} ([example](operating.md#tls)): whom we
     *     trust when we call others over https, and our client certificate when it has a key; empty: whom the JVM trusts
     * @param plainHttpAllowed {@code PLAIN_HTTP_ALLOWED}, names of the settings, with commas, whose address may begin with
     *     {@code http://} in production; any other one stops the start there
     */
    @Validated
    @ConfigurationProperties("polaris.outward")
    public record Settings(
            @DefaultValue("") String tlsBundle,
            @DefaultValue List<String> plainHttpAllowed) {}
}
