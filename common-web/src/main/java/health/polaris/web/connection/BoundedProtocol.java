package health.polaris.web.connection;

import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP over bounded connections; Tomcat makes it by its name. */
public final class BoundedProtocol extends Http11NioProtocol {

    private final BoundedEndpoint endpoint;

    public BoundedProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedProtocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void bound(ConnectionSettings settings, Predicate<String> unboundedAddresses) {
        endpoint.bound(settings, unboundedAddresses);
    }
}
