package health.polaris.users;

import health.polaris.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsToTheArchitectureOfTheHouse() {
        HouseRules.check("health.polaris.users");
    }
}
