package health.polaris.connector.outbound;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** TLS to the EPR by a bundle of {@code spring.ssl.bundle}; a reloaded bundle holds from the next connection on. */
final class EprMllpTls {

    private final String host;
    private volatile @Nullable SslBundle bundle;

    /** @throws org.springframework.boot.ssl.NoSuchSslBundleException when no bundle has that name */
    EprMllpTls(EprMllpSettings settings, SslBundles bundles) {
        this.host = settings.host();
        if (settings.isOn() && settings.withTls()) {
            bundle = bundles.getBundle(settings.tlsBundle());
            bundles.addBundleUpdateHandler(settings.tlsBundle(), reloaded -> bundle = reloaded);
        }
    }

    /** The socket to talk through, after the handshake, in which the certificate has to name the host. */
    Socket secured(Socket socket) throws IOException {
        SslBundle now = bundle;
        if (now == null) {
            return socket;
        }
        SSLContext context = now.createSslContext();
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
