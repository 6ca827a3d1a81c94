package health.polaris.connector.inbound.arrival;

import health.polaris.web.monitoring.LatencyTimers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How long senders wait for their acknowledgements, whatever those say: from the whole message in hand to the
 * acknowledgement that follows the commit.
 */
@Component
public class AcknowledgementTimes {

    private final Timer http;
    private final Timer mllp;

    /** Both at 0 from the start, so that the first message after a restart is a rise that can alert. */
    AcknowledgementTimes(MeterRegistry meters) {
        this.http = timer(meters, Transport.HTTP);
        this.mllp = timer(meters, Transport.MLLP);
    }

    private static Timer timer(MeterRegistry meters, Transport transport) {
        return LatencyTimers.timer("polaris.hl7.acknowledged")
                .tag("transport", transport.label())
                .register(meters);
    }

    public void acknowledged(Transport transport, Duration taken) {
        Timer timer = switch (transport) {
            case HTTP -> http;
            case MLLP -> mllp;
        };
        timer.record(taken);
    }
}
