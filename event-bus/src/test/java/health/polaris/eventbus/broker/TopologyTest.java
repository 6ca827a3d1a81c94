package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

/** A broker on which an account may declare next to nothing; BrokerAccountsTest is that of a real one. */
class TopologyTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Channel channel = mock(Channel.class, forbiddenTo("exchangeDeclare", "queueDeclare", "queueBind"));

    /** A channel on which these are refused to the account, and all else is allowed. */
    private static Answer<@Nullable Object> forbiddenTo(String... methods) {
        return call -> {
            if (Set.of(methods).contains(call.getMethod().getName())) {
                throw refused(AMQP.ACCESS_REFUSED);
            }
            return null;
        };
    }

    private static IOException refused(int code) {
        AMQP.Channel.Close close = new AMQP.Channel.Close.Builder()
                .replyCode(code)
                .replyText("refused")
                .build();
        return new IOException(new ShutdownSignalException(false, false, close, null));
    }

    private double refusals() throws IOException {
        Connection connection = mock(Connection.class);
        when(connection.getServerProperties()).thenReturn(Map.of("product", "RabbitMQ"));
        when(connection.createChannel()).thenReturn(channel);
        new Topology(() -> Set.of(PolarisQueue.MESSAGES_CLINICIANS, PolarisQueue.AUDIT_EVENTS), meters)
                .declare(connection);
        return meters.get("polaris.topology.refused.declarations").gauge().value();
    }

    @Test
    void isContentWithFindingWhatItMayNotDeclare() throws IOException {
        assertThat(refusals()).isZero();
        verify(channel).queueDeclarePassive("messages.clinicians");
        verify(channel).exchangeDeclarePassive("dhos");
        verify(channel, never()).queueBind(anyString(), anyString(), any());
    }

    @Test
    void countsWhatItMayNotDeclareAndDoesNotFind() throws IOException {
        when(channel.queueDeclarePassive("audit.events")).thenThrow(refused(AMQP.NOT_FOUND));

        assertThat(refusals()).as("the queue, and its binding").isEqualTo(2);
    }
}
