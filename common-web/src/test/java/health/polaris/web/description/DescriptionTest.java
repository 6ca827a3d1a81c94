package health.polaris.web.description;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DescriptionTest {

    private final Client client = Probe.shared().client();
    private final JsonNode description = client.get("/openapi.json").expect(200).json();

    @Test
    void isServedAsJsonAndYamlAndShownOutsideProduction() {
        assertThat(client.get("/openapi.json").header("Content-Type")).startsWith("application/json");
        assertThat(client.get("/openapi.yaml").expect(200).header("Content-Type"))
                .startsWith("text/yaml");
        assertThat(client.get("/openapi.yaml").body()).startsWith("openapi: 3.1");
        Client.Answer page = client.get("/ui/").expect(302);
        assertThat(page.header("Location")).isEqualTo("/ui/swagger-ui/index.html");
        assertThat(client.get("/ui/swagger-ui/index.html").expect(200).header("Content-Type"))
                .startsWith("text/html");
    }

    @Test
    void theRootLeadsToWhatThereIs() {
        Client.Answer root = client.get("/").expect(200);
        assertThat(root.header("Content-Type")).startsWith("text/html");
        assertThat(root.body()).contains("href=\"/ui/\"", "href=\"/README.md\"");
        assertThat(client.get("/README.md").expect(200).header("Content-Type")).startsWith("text/plain");
        assertThat(client.get("/README.md").body()).startsWith("# Polaris");
        for (String path : new String[] {"/openapi.json", "/openapi.yaml", "/healthcheck", "/version"}) {
            assertThat(root.body()).contains("href=\"" + path + "\"");
            client.get(path).expect(200);
        }
    }

    @Test
    void describesWhoMayCall() {
        JsonNode own =
                description.path("paths").path("/probe/patient/{patient_id}").path("get");

        assertThat(own.path("description").asString())
                .isEqualTo("**Permission:** a token with the scope `read:all`;"
                        + " or a token with the scope `read:own`, whose `patient_id` is that of the path.");
        assertThat(own.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
        assertThat(description.path("paths").path("/probe/open").path("get").path("security"))
                .hasToString("[]");
    }

    @Test
    void describesErrorsByTheirBody() {
        JsonNode responses = description
                .path("paths")
                .path("/probe/patient/{patient_id}")
                .path("get")
                .path("responses");

        for (String status : new String[] {"400", "401", "403", "503"}) {
            assertThat(responses
                            .path(status)
                            .at("/content/application~1json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/ErrorBody");
            assertThat(responses
                            .path(status)
                            .at("/content/application~1problem+json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/Problem");
        }
        assertThat(responses.propertyNames()).contains("304", "406", "412");
        assertThat(responses.at("/503/headers/Retry-After/schema/type").asString())
                .isEqualTo("integer");
        JsonNode note =
                description.path("paths").path("/probe/note").path("post").path("responses");
        assertThat(note.propertyNames()).contains("413", "415");
    }

    @Test
    void saysWhatIsRequiredAndWhatMayBeNull() {
        JsonNode body = description.path("components").path("schemas").path("Body");

        assertThat(body.path("required").toString()).isEqualTo("[\"location_id\"]");
        assertThat(body.at("/properties/page_count/type").toString()).contains("integer", "null");
        assertThat(body.at("/properties/location_id/type").asString()).isEqualTo("string");
        JsonNode caller = description.path("components").path("schemas").path("CallerResponse");
        assertThat(caller.path("required").size()).isEqualTo(5);
    }

    @Test
    void saysWhoseDescriptionItIsAndHowToGetAToken() {
        assertThat(description.at("/info/license/name").asString()).isNotBlank();
        assertThat(description.at("/info/contact/name").asString()).isNotBlank();
        assertThat(description.at("/servers/0/url").asString()).isEqualTo("http://localhost");
        assertThat(description
                        .at("/components/securitySchemes/bearer/description")
                        .asString())
                .contains("PROXY_URL", "`exp`", "`scope`", "`metadata`", "24 hours", "then stop");
    }

    @Test
    void takesTheWordsOfTheGlossaryWhereJavaSaysNothing() {
        JsonNode caller = description.at("/components/schemas/Problem/properties");

        assertThat(caller.at("/status/description").asString()).isEqualTo("Of HTTP");
        assertThat(caller.at("/status/example").asInt()).isEqualTo(400);
    }

    @Test
    void describesAFieldAsItsValue() {
        JsonNode fields = description.path("components").path("schemas").path("Fields");

        assertThat(fields.path("required").isMissingNode()).isTrue();
        assertThat(fields.at("/properties/free_text/type").toString()).contains("string", "null");
        assertThat(fields.at("/properties/free_text/maxLength").asInt()).isEqualTo(100);
        assertThat(fields.at("/properties/never_null/type").asString()).isEqualTo("string");
        assertThat(fields.at("/properties/seen_at/format").asString()).isEqualTo("date-time");
    }

    @Test
    void hidesThePageInProduction() {
        try (Probe production = Probe.start(Map.of("ENVIRONMENT", "production"))) {
            production.client().get("/openapi.json").expect(200);
            production.client().get("/ui/").expect(404);
            production.client().get("/ui/index.html").expect(404);
            production.client().get("/swagger-ui/index.html").expect(404);
            production.client().get("/v3/api-docs").expect(404);
        }
    }
}
