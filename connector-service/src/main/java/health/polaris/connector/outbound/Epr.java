package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.Destination;
import health.polaris.connector.delivery.OutgoingMessage;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The hospital's EPR, by the transport that is configured (contracts/connector.md §9.6). */
@Component
class Epr implements Destination {

    static final String NAME = "epr";

    private final Optional<EprTransport> transport;

    /** @throws IllegalStateException when two transports are configured: each message goes out once */
    Epr(List<EprTransport> transports) {
        List<EprTransport> on = transports.stream().filter(EprTransport::isOn).toList();
        if (on.size() > 1) {
            throw new IllegalStateException(
                    "EPR_SERVICE_ADAPTER_URL_BASE and EPR_MLLP_HOST are both set: observations go one way, set one");
        }
        this.transport = on.stream().findFirst();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOn() {
        return transport.isPresent();
    }

    @Override
    public int atOnce() {
        return transport.map(EprTransport::atOnce).orElse(1);
    }

    @Override
    public DeliveryOutcome send(OutgoingMessage message) {
        return transport
                .map(way -> way.send(message))
                .orElseGet(() -> new DeliveryOutcome.Unavailable("no transport is configured"));
    }
}
