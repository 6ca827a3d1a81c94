package health.polaris.connector.outbound;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.hl7.HL7DataFormat;
import org.apache.camel.impl.DefaultCamelContext;

/** Receivers as hospitals have them, with the rules that they come with. */
final class Receivers {

    private Receivers() {}

    /** One that runs until it is closed. */
    interface Receiver extends AutoCloseable {

        int port();

        @Override
        void close();
    }

    /** HAPI's server: what its default validation objects to is answered with AE or AR. */
    static Receiver hapi() throws Exception {
        int port = freePort();
        DefaultHapiContext hapi = new DefaultHapiContext();
        hapi.setValidationContext(ValidationContextFactory.defaultValidation());
        HL7Service server = hapi.newServer(port, false);
        server.registerApplication(new ReceivingApplication<Message>() {
            @Override
            public Message processMessage(Message message, Map<String, Object> metadata) {
                try {
                    return message.generateACK();
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            }

            @Override
            public boolean canProcess(Message message) {
                return true;
            }
        });
        server.startAndWait();
        return receiver(port, server::stopAndWait);
    }

    /** Camel's MLLP endpoint, whose route reads each message by camel-hl7 with its default rules. */
    static Receiver camel() throws Exception {
        int port = freePort();
        CamelContext camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("mllp:127.0.0.1:" + port).unmarshal(new HL7DataFormat());
            }
        });
        camel.start();
        return receiver(port, camel::stop);
    }

    private static Receiver receiver(int port, Runnable stop) {
        return new Receiver() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void close() {
                stop.run();
            }
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
