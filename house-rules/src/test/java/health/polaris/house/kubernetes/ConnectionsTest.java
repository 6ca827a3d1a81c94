package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** PostgreSQL takes what the replicas may open while a release rolls out, by the figures of docs/sizing.md. */
class ConnectionsTest {

    private static final Pattern ROWS = Pattern.compile("(?m)^\\| ([a-z, -]+)-service \\|.*\\| (\\d+) \\|$");
    private static final Pattern SETTING = Pattern.compile("max_connections=(\\d+)");

    /** One replica that starts and one that ends, which its pool outlives by a minute. */
    private static final int ROLLING = 2;

    private static final int PEOPLE = 10;

    private final Map<String, Integer> ofAReplica = ofAReplica();

    @Test
    void thatOfBackingTakesTheTrial() {
        Matcher setting = SETTING.matcher(Manifests.text(Manifests.FOLDER.resolve("backing/postgres.yaml")));

        assertThat(setting.find()).isTrue();
        assertThat(Integer.parseInt(setting.group(1)))
                .isGreaterThanOrEqualTo(needed(Manifests.FOLDER.resolve("trial/values.yaml")))
                .isGreaterThanOrEqualTo(needed(Manifests.CHART.resolve("values-smallest.yaml")));
    }

    @Test
    void thatOfTheExampleTakesProductionAtItsMost() {
        JsonNode database = Manifests.objects(Manifests.FOLDER.resolve("examples/cloudnative-pg.yaml"))
                .getFirst();

        assertThat(database.at("/spec/postgresql/parameters/max_connections").asInt())
                .isGreaterThanOrEqualTo(needed(Manifests.CHART.resolve("values-production.yaml")));
    }

    private int needed(Path values) {
        JsonNode defaults = Manifests.objects(Manifests.CHART.resolve("values.yaml"))
                .getFirst()
                .path("services");
        JsonNode given = Manifests.objects(values).getFirst().path("services");
        return PEOPLE
                + ofAReplica.entrySet().stream()
                        .mapToInt(each -> each.getValue()
                                * (ROLLING + most(given.path(each.getKey()), defaults.path(each.getKey()))))
                        .sum();
    }

    private static int most(JsonNode given, JsonNode byDefault) {
        boolean scales = given.at("/autoscaling/enabled").asBoolean(false);
        String path = scales ? "/autoscaling/maximum" : "/replicas";
        return given.at(path).asInt(byDefault.at(path).asInt());
    }

    private static Map<String, Integer> ofAReplica() {
        String page = Manifests.text(Manifests.FOLDER.resolve("../../docs/sizing.md"));
        Map<String, Integer> replica = new HashMap<>();
        ROWS.matcher(page.substring(page.indexOf("## Connections of the database")))
                .results()
                .forEach(row -> {
                    for (String service : row.group(1).split("-?, ")) {
                        replica.put(service, Integer.parseInt(row.group(2)));
                    }
                });
        assertThat(replica).containsOnlyKeys("connector", "encounters", "users", "messages", "telemetry");
        return replica;
    }
}
