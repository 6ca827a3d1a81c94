package health.polaris.backing;

import health.polaris.house.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsToTheHouseRules() {
        HouseRules.check("health.polaris.backing");
    }
}
