package health.polaris.connector.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import health.polaris.backing.TestServices;
import health.polaris.connector.outbound.Hospital;
import health.polaris.connector.outbound.MovableTime;
import health.polaris.connector.outbound.StubServer.Reply;
import health.polaris.connector.outbound.StubServer.Request;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

@PolarisTest
@Import(MovableTime.class)
class DocumentDeliveryTest extends Hospital {

    private static final String CDA = "/dhos/v1/cda_message";
    private static final String FAULT = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<s:Fault><faultcode>s:Server</faultcode></s:Fault></s:Body></s:Envelope>";

    private static String document() {
        return "<ClinicalDocument id=\"" + UUID.randomUUID() + "\">\r\n Größe & \"<b>]]>\u0001</ClinicalDocument>";
    }

    private static List<Request> envelopes(String document) {
        return MIRTH.requests().stream()
                .filter(request -> argument(request).equals(document.replace('\u0001', '\uFFFD')))
                .toList();
    }

    /** The text of {@code arg0}, as a SOAP listener reads it. */
    private static String argument(Request request) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element envelope = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(request.body().getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            Element message = (Element)
                    envelope.getElementsByTagNameNS("http://ws.connectors.connect.mirth.com/", "acceptMessage")
                            .item(0);
            Element argument = (Element) message.getFirstChild();
            assertThat(argument.getNamespaceURI()).isNull();
            assertThat(argument.getLocalName()).isEqualTo("arg0");
            return argument.getTextContent();
        } catch (Exception unreadable) {
            throw new AssertionError("no SOAP envelope", unreadable);
        }
    }

    private String state(String document) {
        return database.sql(
                        "select delivery.state from delivery join hl7_message on uuid = message_uuid where content = ?")
                .param(document)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private void awaitSent(String document) {
        await().atMost(PATIENCE).until(() -> state(document), "sent"::equals);
    }

    @Test
    void storesAndHandsOver() {
        String document = document();
        OpenApiContract contract = OpenApiContract.of(new Api(port));
        assertThat(contract.call(api, "POST", CDA, Map.of("type", "HL7v3CDA", "content", document, "more", 1))
                        .expect(201)
                        .body())
                .isEmpty();
        awaitSent(document);

        Request request = envelopes(document).getFirst();
        assertThat(request.path()).isEqualTo("/services/Mirth");
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("text/xml;charset=UTF-8");
        assertThat(request.headers().getFirst("SOAPAction")).isEqualTo("\"\"");
        assertThat(request.headers().getFirst("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("polaris:secret of Mirth".getBytes(StandardCharsets.UTF_8)));
        Map<String, @Nullable Object> row = database.sql(
                        "select p.state, src_description, dst_description, answer, message_type, sent_at from hl7_message"
                                + " join message_progress p on message_uuid = uuid where content = ?")
                .param(document)
                .query()
                .singleRow();
        assertThat(row).containsEntry("state", "processed").containsEntry("dst_description", "mirth");
        assertThat(row).containsEntry("answer", null).containsEntry("message_type", null);
        assertThat(row.get("sent_at")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {FAULT, "<html/>", "no XML"})
    void triesAgainWhenMirthDoesNotTakeIt(String answer) {
        String document = document();
        MIRTH.behave(request -> new Reply(200, answer));
        api.post(CDA, Map.of("type", "HL7v3CDA", "content", document)).expect(201);
        await().atMost(PATIENCE)
                .until(() -> envelopes(document).size() == 1 && state(document).equals("pending"));

        MIRTH.behave(request -> new Reply(200, FAULT.replace("Fault", "acceptMessageResponse")));
        clock.forward(Duration.ofSeconds(10));
        awaitSent(document);
        assertThat(envelopes(document)).hasSize(2);
    }

    @Test
    void takesOnlyInternalTokensWithTheScope() {
        Object request = Map.of("type", "HL7v3CDA", "content", "<a/>");
        new Api(port).post(CDA, request).expect(401);
        new Api(port)
                .as(Tokens.eprAdapter("write:hl7_message"))
                .post(CDA, request)
                .expect(403);
        new Api(port).as(Tokens.system("read:hl7_message")).post(CDA, request).expect(403);
    }

    @Test
    void takesADocumentFromTheBusOnceHoweverOftenItComes() throws Exception {
        String document = document();
        String messageId = UUID.randomUUID().toString();
        try (Connection connection = TestServices.broker().connect()) {
            for (int time = 0; time < 2; time++) {
                connection
                        .createChannel()
                        .basicPublish(
                                "dhos",
                                "dhos.423779001",
                                new AMQP.BasicProperties.Builder()
                                        .contentType("application/text")
                                        .messageId(messageId)
                                        .build(),
                                JsonMapper.shared().writeValueAsBytes(Map.of("content", document)));
            }
        }
        awaitSent(document);
        assertThat(database.sql("select created_by_ from hl7_message where content = ?")
                        .param(document)
                        .query(String.class)
                        .list())
                .containsExactly("dhos-async-adapter");
        assertThat(envelopes(document)).hasSize(1);
    }
}
