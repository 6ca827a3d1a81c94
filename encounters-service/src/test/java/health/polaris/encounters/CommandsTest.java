package health.polaris.encounters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTest {

    @Test
    void areAskedForByAnArgument() {
        assertThat(EncountersApplication.command("verify-fold")).isPresent();
        assertThat(EncountersApplication.command("--server.port=0", "fold-past"))
                .isPresent();
        assertThat(EncountersApplication.command("--server.port=0")).isEmpty();
        assertThat(EncountersApplication.command()).isEmpty();
    }
}
