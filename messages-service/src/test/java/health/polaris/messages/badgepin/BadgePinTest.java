package health.polaris.messages.badgepin;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Bus;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PIN that somebody has is shown with the badge (contracts/activation.md §7, C4). */
class BadgePinTest extends BadgeTestBase {

    private static final String REFUSED = "Invalid clinician identifier";

    @Test
    void whoHasAPinShowsItAndWhoHasNoneDoesNot(@Autowired JdbcClient jdbc) {
        logIn(badge, null).expect(200);
        put(system, PIN).expect(204);
        assertThat(logIn(badge, null).expect(404).message()).isEqualTo(REFUSED);
        assertThat(logIn(badge, "482914").expect(404).message()).isEqualTo(REFUSED);
        logIn(badge, PIN).expect(200);
        assertThat(jdbc.sql("select pin_hash from clinician_login where clinician_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");

        system.delete(path(), null).expect(204);
        logIn(badge, null).expect(200);
        logIn(badge, PIN).expect(200);
    }

    @Test
    void aClinicianSetsTheOwnOneButNotWithABadge() throws Exception {
        Api own = anonymous.as(Tokens.clinician(id));
        put(own, PIN).expect(204);
        String byBadge = logIn(badge, PIN).expect(200).json().path("jwt").asString();
        put(anonymous.as(byBadge), "000000").expect(403);
        put(anonymous.as(Tokens.clinician("somebody else")), "000000").expect(403);
        put(anonymous.as(Tokens.clinician("somebody else", "write:send_clinician")), "000000")
                .expect(403);
        own.delete(path(), null).expect(403);
        logIn(badge, PIN).expect(200);
        try (Bus bus = new Bus()) {
            put(own, "1234567").expect(204);
            var event = bus.audits("clinician_id", id, 1).getFirst();
            assertThat(event.path("event_type").asString()).isEqualTo("SEND entry PIN changed");
            assertThat(event.path("event_data").path("modified_by").asString()).isEqualTo(id);
            assertThat(event.toString()).doesNotContain("1234567");
        }
    }

    @Test
    void sixToTwelveDigitsAreAPin() {
        for (Object bad : List.of("12345", "1234567890123", "12345a", "", 123456)) {
            put(system, bad).expect(400);
        }
        assertThat(put(system, "12345").message()).contains("pin");
        system.send("PUT", path(), Map.of()).expect(400);
        system.send("PUT", "/dhos/v1/clinician/nobody/pin", Map.of("pin", PIN)).expect(404);
        system.delete("/dhos/v1/clinician/nobody/pin", null).expect(404);
    }

    @Test
    void whoTriesPinsWaitsAtAnyTablet() {
        put(system, PIN).expect(204);
        for (int guess = 0; guess < 6; guess++) {
            logIn(badge, "00000" + guess).expect(404);
        }
        assertThat(logIn(badge, PIN).expect(429).header("Retry-After")).isEqualTo("1");
    }

    /** A right PIN shown to a database that writes nothing is no guess. */
    @Test
    void aPinOfWhichNothingWasDecidedIsNoFailure(@Autowired JdbcClient jdbc) {
        put(system, PIN).expect(204);
        jdbc.sql("alter table outbox_event add constraint nothing_is_written check (body not like '%" + badge
                        + "%') not valid")
                .update();
        try {
            for (int attempt = 0; attempt < 6; attempt++) {
                assertThat(logIn(badge, PIN).status()).isNotIn(200, 404, 429);
            }
        } finally {
            jdbc.sql("alter table outbox_event drop constraint nothing_is_written")
                    .update();
        }
        logIn(badge, PIN).expect(200);
    }
}
