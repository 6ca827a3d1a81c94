package health.polaris.users.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.polaris.common.dependency.OutwardHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

class Auth0GroupsTest {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer provider;
    private int memberStatus = 204;

    Auth0GroupsTest() throws IOException {
        this.provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        provider.createContext(
                "/oauth/token", call -> answer(call, 200, "{\"access_token\": \"T1\", \"expires_in\": 1}"));
        provider.createContext(
                "/api/groups",
                call -> answer(
                        call,
                        call.getRequestURI().getPath().endsWith("/members") ? memberStatus : 200,
                        "{\"groups\": [{\"_id\": \"g1\", \"name\": \"SEND Clinician\", \"members\": []},"
                                + " {\"_id\": \"g2\", \"name\": \"GDM Clinician\"}], \"total\": 2}"));
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private Auth0Groups groups() {
        String base = "http://localhost:" + provider.getAddress().getPort();
        return new Auth0Groups(
                new Auth0GroupSettings(false, base + "/oauth/token", "id", "secret", base),
                new OutwardHttp(new OutwardHttp.Settings("", List.of()), new DefaultSslBundleRegistry()));
    }

    private void answer(HttpExchange call, int status, String body) throws IOException {
        String sent = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
        calls.add("%s %s %s %s".formatted(call.getRequestMethod(), call.getRequestURI(), authorization, sent));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            call.getResponseBody().write(bytes);
        }
        call.close();
    }

    @Test
    void addsTheClinicianToTheGroupsOfTheseNamesAndSkipsUnknownOnes() {
        groups().add("C1", List.of("GDM Clinician", "No such group", "SEND Clinician"));
        assertThat(calls).hasSize(4);
        assertThat(calls.getFirst())
                .startsWith("POST /oauth/token")
                .contains("\"grant_type\":\"client_credentials\"", "\"client_secret\":\"secret\"");
        assertThat(calls)
                .contains(
                        "GET /api/groups Bearer T1 ",
                        "PATCH /api/groups/g2/members Bearer T1 [\"C1\"]",
                        "PATCH /api/groups/g1/members Bearer T1 [\"C1\"]");
    }

    @Test
    void removesTheClinician() {
        groups().remove("C1", List.of("SEND Clinician"));
        assertThat(calls.getLast()).isEqualTo("DELETE /api/groups/g1/members Bearer T1 [\"C1\"]");
    }

    @Test
    void failsWhenTheProviderRefusesSoThatTheOutboxTriesAgain() {
        memberStatus = 500;
        assertThatThrownBy(() -> groups().add("C1", List.of("SEND Clinician"))).hasMessageContaining("500");
    }

    @Test
    void demandsItsAddressesWhenSwitchedOnAndHidesItsSecret() {
        assertThatThrownBy(() -> new Auth0GroupSettings(false, "", "id", "hidden", "x"))
                .hasMessageContaining("TOKEN_URL");
        assertThat(new Auth0GroupSettings(true, "", "", "hidden", "").toString())
                .doesNotContain("hidden");
    }
}
