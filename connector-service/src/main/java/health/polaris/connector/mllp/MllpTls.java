package health.polaris.connector.mllp;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * TLS by a bundle of {@code spring.ssl.bundle}. New connections use its new certificates when the bundle is reloaded
 * ({@code reload-on-update}).
 */
@Component
class MllpTls {

    private record Ready(SslBundle bundle, SSLContext context) {

        static Ready of(SslBundle bundle) {
            return new Ready(bundle, bundle.createSslContext());
        }
    }

    private final ClientCertificate clientCertificate;
    private volatile @Nullable Ready ready;

    /** @throws org.springframework.boot.ssl.NoSuchSslBundleException when no bundle has that name */
    MllpTls(MllpSettings settings, SslBundles bundles) {
        this.clientCertificate = settings.clientCertificate();
        if (settings.port() != null && settings.withTls()) {
            ready = Ready.of(bundles.getBundle(settings.tlsBundle()));
            bundles.addBundleUpdateHandler(settings.tlsBundle(), bundle -> ready = Ready.of(bundle));
        }
    }

    /** The socket to talk through, after the handshake. */
    Socket secured(Socket socket) throws IOException {
        Ready now = ready;
        if (now == null) {
            return socket;
        }
        SSLSocket secured = (SSLSocket) now.context().getSocketFactory().createSocket(socket, null, true);
        configure(secured, now.bundle());
        secured.startHandshake();
        return secured;
    }

    private void configure(SSLSocket socket, SslBundle bundle) {
        socket.setUseClientMode(false);
        switch (clientCertificate) {
            case NONE -> socket.setNeedClientAuth(false);
            case OPTIONAL -> socket.setWantClientAuth(true);
            case REQUIRED -> socket.setNeedClientAuth(true);
        }
        String[] protocols = bundle.getOptions().getEnabledProtocols();
        if (protocols != null) {
            socket.setEnabledProtocols(protocols);
        }
        String[] ciphers = bundle.getOptions().getCiphers();
        if (ciphers != null) {
            socket.setEnabledCipherSuites(ciphers);
        }
    }
}
