package health.polaris.messages.badgepin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** {@code BADGE_PIN=required}: a badge alone opens nothing. */
@TestPropertySource(properties = "BADGE_PIN=required")
class RequiredPinTest extends BadgeTestBase {

    @Test
    void nobodyComesInWithoutAPin() {
        assertThat(logIn(badge, null).expect(404).message()).isEqualTo("Invalid clinician identifier");
        logIn(badge, PIN).expect(404);
        put(system, PIN).expect(204);
        logIn(badge, PIN).expect(200);
        logIn(badge, null).expect(404);
        logIn("nobody's", PIN).expect(404);
    }
}
