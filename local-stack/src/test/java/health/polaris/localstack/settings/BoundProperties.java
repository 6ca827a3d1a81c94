package health.polaris.localstack.settings;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the classes of the settings say of their properties: {@code META-INF/spring-configuration-metadata.json} of each
 * module, which the compiler makes of the records and their comments.
 *
 * @param byName as the framework describes each
 */
record BoundProperties(Map<String, JsonNode> byName) {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    static BoundProperties read() throws IOException {
        Map<String, JsonNode> byName = new HashMap<>();
        for (URL file : Collections.list(BoundProperties.class.getClassLoader().getResources(METADATA))) {
            for (JsonNode property :
                    JsonMapper.shared().readTree(file.openStream()).path("properties")) {
                byName.put(property.path("name").asString(), property);
            }
        }
        return new BoundProperties(byName);
    }

    /** {@code {@code DATABASE_PORT}, of PostgreSQL}; empty when nobody has said anything. */
    String description(String property) {
        return text(property, "description");
    }

    /** Of the class; empty when it has none. */
    String defaultValue(String property) {
        return text(property, "defaultValue");
    }

    private String text(String property, String field) {
        JsonNode described = byName.get(property);
        return described == null ? "" : described.path(field).asString("");
    }
}
