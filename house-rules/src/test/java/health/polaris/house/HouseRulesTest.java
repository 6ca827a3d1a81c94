package health.polaris.house;

import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsToTheHouseRules() {
        HouseRules.check("health.polaris.house");
    }
}
