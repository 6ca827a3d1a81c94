package health.polaris.connector.operations;

import health.polaris.connector.Feed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code GET /dhos/v1/message/list}, as an operator asks for it. */
record MessageLists(Feed feed) {

    static final String LIST = "/dhos/v1/message/list";

    JsonNode page(String query) {
        return feed.reader().get(LIST + "?" + query).expect(200).json();
    }

    List<String> uuids(String query) {
        return page(query)
                .path("messages")
                .valueStream()
                .map(message -> message.path("uuid").asString())
                .toList();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Messages of one sender of the test's own. */
    static String from(String sender, String message) {
        return message.replace("PASHUB", sender);
    }
}
