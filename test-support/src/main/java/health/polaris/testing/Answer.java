package health.polaris.testing;

import java.net.http.HttpHeaders;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** This answer, after making sure of its status. */
    public Answer expect(int expected) {
        Assertions.assertThat(status).as("status of the answer %s", body).isEqualTo(expected);
        return this;
    }

    /** The text of an error answer. */
    public String message() {
        return json().path("message").asString();
    }
}
