package health.polaris.messages;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Test runs begin with empty tables, and nobody else's tables are emptied. */
class DropDataTest {

    private static final String PATH = "/drop_data";

    @Nested
    @PolarisTest
    class UnlessAllowed {

        @LocalServerPort
        private int port;

        @Test
        void nobodyDropsAnything() {
            Api anonymous = new Api(port);
            anonymous.as(Tokens.system()).post(PATH, null).expect(403);
            anonymous.post(PATH, null).expect(401);
        }
    }

    @Nested
    @PolarisTest
    @TestPropertySource(properties = "ALLOW_DROP_DATA=true")
    class WhenAllowed {

        @LocalServerPort
        private int port;

        @Test
        void systemsEmptyTheTablesAndTypesStay() {
            Api anonymous = new Api(port);
            Tablets tablets = new Tablets(port);
            String device = tablets.register(fresh("ward"));
            tablets.requestCode(device);
            anonymous.as(Tokens.clinician("C")).post(PATH, null).expect(403);
            JsonNode dropped =
                    anonymous.as(Tokens.system()).post(PATH, null).expect(200).json();
            assertThat(dropped.propertyNames()).containsExactlyInAnyOrder("complete", "time_taken");
            assertThat(dropped.path("complete").asBoolean()).isTrue();
            assertThat(dropped.path("time_taken").asString()).matches("\\d+\\.\\d+s");
            tablets.administrator().get(Tablets.DEVICES + "/" + device).expect(404);
            tablets.requestCode(tablets.register(fresh("ward")));
        }
    }
}
