package health.polaris.users.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.DeploymentEnvironment;
import org.junit.jupiter.api.Test;

class ProductionTest {

    private static final DeploymentEnvironment PRODUCTION = new DeploymentEnvironment("PRODUCTION");

    @Test
    void refusesToStartWithASwitchForTests() {
        assertThatThrownBy(() -> start(true, PRODUCTION)).hasMessageContaining("must not be true");
        assertThatCode(() -> start(false, PRODUCTION)).doesNotThrowAnyException();
        assertThatCode(() -> start(true, new DeploymentEnvironment("TEST"))).doesNotThrowAnyException();
    }

    private static void start(boolean ignoreTokens, DeploymentEnvironment environment) {
        new UsersSettings.ProductionGuard(new UsersSettings(ignoreTokens), environment);
    }
}
