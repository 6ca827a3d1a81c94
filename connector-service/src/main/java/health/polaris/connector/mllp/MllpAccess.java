package health.polaris.connector.mllp;

import health.polaris.web.request.AddressRanges;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/**
 * Who may connect. MLLP knows no tokens, so a listener that other machines can reach needs a list of them, or must ask
 * for client certificates; else the service does not start.
 */
@Component
class MllpAccess {

    private final AddressRanges allowed;

    MllpAccess(MllpSettings settings) throws UnknownHostException {
        this.allowed = AddressRanges.of("MLLP_ALLOWED_SOURCES", settings.allowedSources());
        if (settings.port() != null) {
            check(settings);
        }
    }

    private void check(MllpSettings settings) throws UnknownHostException {
        boolean certificates = settings.clientCertificate() == ClientCertificate.REQUIRED;
        if (settings.clientCertificate() != ClientCertificate.NONE && !settings.withTls()) {
            throw new IllegalStateException("MLLP_CLIENT_CERTIFICATE needs MLLP_TLS_BUNDLE");
        }
        boolean reachable = !InetAddress.getByName(settings.address()).isLoopbackAddress();
        if (reachable && allowed.isEmpty() && !certificates) {
            throw new IllegalStateException("MLLP_ADDRESS " + settings.address()
                    + " can be reached by other machines: set MLLP_ALLOWED_SOURCES (addresses or CIDR ranges) or"
                    + " MLLP_CLIENT_CERTIFICATE=required");
        }
    }

    boolean allows(InetAddress source) {
        return allowed.isEmpty() || allowed.contains(source.getHostAddress());
    }
}
