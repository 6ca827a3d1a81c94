package health.polaris.telemetry;

import health.polaris.house.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsToTheArchitectureOfTheHouse() {
        HouseRules.check("health.polaris.telemetry");
    }
}
