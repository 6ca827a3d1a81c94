package health.polaris.encounters;

import health.polaris.house.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("health.polaris.encounters");
    }
}
