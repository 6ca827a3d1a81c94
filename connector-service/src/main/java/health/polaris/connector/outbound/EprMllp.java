package health.polaris.connector.outbound;

import health.polaris.connector.delivery.DeliveryOutcome;
import health.polaris.connector.delivery.DeliverySettings;
import health.polaris.connector.delivery.OutgoingMessage;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.mllp.frame.MllpExchange;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * Sends over one connection that stays open, one message after another: the next one leaves when the one before is
 * acknowledged. After any trouble the connection is closed, so that no late acknowledgement meets the wrong message.
 */
@Component
class EprMllp implements EprTransport {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final EprMllpSettings settings;
    private final Duration timeout;
    private final EprMllpTls tls;
    private @Nullable MllpExchange open;

    EprMllp(EprMllpSettings settings, DeliverySettings deliveries, SslBundles bundles) {
        this.settings = settings;
        this.timeout = deliveries.timeout();
        this.tls = new EprMllpTls(settings, bundles);
    }

    @Override
    public boolean isOn() {
        return settings.isOn();
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public synchronized DeliveryOutcome send(OutgoingMessage message) {
        try {
            Optional<byte[]> answer = connection().exchange(message.content(), timeout);
            DeliveryOutcome outcome = answer.map(MessageBody::approximately)
                    .map(text -> ReceiverVerdict.of(message, text))
                    .orElse(ReceiverVerdict.UNREADABLE);
            if (outcome instanceof DeliveryOutcome.Unavailable) {
                close();
            }
            return outcome;
        } catch (IOException failure) {
            close();
            return new DeliveryOutcome.Unavailable(kind(failure));
        }
    }

    private MllpExchange connection() throws IOException {
        MllpExchange there = open;
        if (there != null && !there.isSpoilt()) {
            return there;
        }
        close();
        MllpExchange fresh = new MllpExchange(connected());
        open = fresh;
        return fresh;
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(settings.host(), port()), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            return tls.secured(socket);
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private int port() {
        Integer port = settings.port();
        return port == null ? 0 : port;
    }

    /** Closed, so that the other side knows. */
    @PreDestroy
    synchronized void close() {
        MllpExchange ending = open;
        open = null;
        if (ending != null) {
            ending.close();
        }
    }

    /** The kind alone: texts of exceptions quote addresses. */
    private static String kind(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException late -> "timeout";
            case ConnectException refused -> "no connection";
            case UnknownHostException unknown -> "no such host";
            case SSLException handshake -> "TLS failed";
            default -> "connection broken";
        };
    }
}
