package health.polaris.connector.outbound;

import static health.polaris.connector.outbound.Hospital.controlId;
import static health.polaris.connector.outbound.Hospital.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.tls.Certificates;
import health.polaris.connector.hl7.Strictly;
import health.polaris.connector.outbound.MovableTime.MovableClock;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole way of an observation set to an EPR that speaks MLLP by TLS and asks who we are. */
@PolarisTest
@Import(MovableTime.class)
class MllpDeliveryTest {

    private static @Nullable MllpStub epr;

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    private Api api;

    @DynamicPropertySource
    static void epr(DynamicPropertyRegistry properties) throws Exception {
        Path folder = Files.createTempDirectory("polaris-epr-mllp");
        Certificates theirs = Certificates.make(folder, "epr");
        Certificates ours = Certificates.make(folder, "ours");
        MllpStub stub = MllpStub.secured(theirs, ours, "127.0.0.1");
        epr = stub;
        properties.add("EPR_MLLP_HOST", () -> "localhost");
        properties.add("EPR_MLLP_PORT", stub::port);
        properties.add("EPR_MLLP_TLS_BUNDLE", () -> "epr");
        String bundle = "spring.ssl.bundle.pem.epr.";
        properties.add(bundle + "truststore.certificate", file(folder, "their.crt", theirs.certificatePem()));
        properties.add(bundle + "keystore.certificate", file(folder, "our.crt", ours.certificatePem()));
        properties.add(bundle + "keystore.private-key", file(folder, "our.key", ours.keyPem()));
        properties.add("polaris.connector.delivery.timeout", () -> "2s");
    }

    private static Supplier<Object> file(Path folder, String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return () -> "file:" + file;
    }

    @AfterAll
    static void hangUp() throws IOException {
        stub().close();
    }

    @BeforeEach
    void connect() {
        api = new Api(port).as(Tokens.system("read:hl7_message", "write:hl7_message"));
        stub().answer(MllpStub::accepting);
    }

    private static MllpStub stub() {
        return Objects.requireNonNull(epr);
    }

    private static List<String> arrived(String set) {
        return stub().texts().stream()
                .filter(text -> text.contains("|" + controlId(set) + "|"))
                .toList();
    }

    private JsonNode delivery(String set) {
        JsonNode message = api.get("/dhos/v1/message/search/" + controlId(set))
                .expect(200)
                .json()
                .get(0);
        return api.get("/dhos/v1/message/" + message.path("uuid").asString() + "/timeline")
                .expect(200)
                .json()
                .path("delivery");
    }

    private void post(String set) {
        api.post("/dhos/v1/oru_message", Hospital.request(set, fresh("P"))).expect(204);
    }

    private void awaitState(String set, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> delivery(set).path("state").asString(), state::equals);
    }

    @Test
    void sendsSetsOneAfterAnotherOverOneConnection() throws Exception {
        String first = fresh("S");
        post(first);
        awaitState(first, "sent");
        int connections = stub().connections();
        List<String> sets = List.of(fresh("S"), fresh("S"), fresh("S"));
        sets.forEach(this::post);
        for (String set : sets) {
            awaitState(set, "sent");
            String text = new String(
                    arrived(set).getFirst().strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            assertThat(Strictly.parse(text).getName()).isEqualTo("ORU_R01");
        }
        assertThat(stub().connections()).isEqualTo(connections);
    }

    /** CA, CE and CR are those of EPRs that answer in enhanced mode. */
    @ParameterizedTest
    @CsvSource({"CA, sent", "AE, refused", "AR, refused", "CE, refused", "CR, refused"})
    void takesEveryAcknowledgement(String code, String state) {
        String set = fresh("S");
        stub().answer(id -> MllpStub.accepting(id).replace("MSA|AA|", "MSA|" + code + "|"));
        post(set);
        awaitState(set, state);
        JsonNode stored = api.get("/dhos/v1/message/search/" + controlId(set)).json();
        assertThat(stored.get(0).path("ack_status").asString()).isEqualTo(code);
    }

    @Test
    void sendsAgainAfterAnAnswerThatAnswersSomethingElse() {
        String set = fresh("S");
        stub().answer(id -> {
            stub().answer(MllpStub::accepting);
            return MllpStub.accepting("SOMEOTHER0001");
        });
        post(set);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.forward(Duration.ofSeconds(10));
            return delivery(set).path("state").asString().equals("sent");
        });
        assertThat(arrived(set)).hasSize(2);
    }
}
