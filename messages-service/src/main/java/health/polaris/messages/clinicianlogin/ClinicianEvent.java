package health.polaris.messages.clinicianlogin;

import health.polaris.common.error.ApiException;
import health.polaris.eventbus.InboundMessage;
import health.polaris.eventbus.RejectedMessageException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code dhos.D9000001} and {@code dhos.D9000002} of users-service: {@code {"uuid": "5d0c…", "login_active": true,
 * "products": [{"product_name": "SEND"}], "groups": ["SEND Clinician"], "contract_expiry_eod_date": null,
 * "send_entry_identifier": "481516", "locations": ["ward-7"]}}.
 */
record ClinicianEvent(String uuid, ClinicianFacts facts) {

    /** @throws RejectedMessageException when a key that must be there is missing or of another type */
    static ClinicianEvent from(InboundMessage message) {
        JsonNode body = message.json();
        String uuid = text(body.path("uuid"));
        JsonNode loginActive = body.path("login_active");
        require(uuid != null && !uuid.isBlank(), "uuid");
        require(loginActive.isBoolean(), "login_active");
        require(body.has("contract_expiry_eod_date"), "contract_expiry_eod_date");
        ClinicianFacts facts = new ClinicianFacts(
                loginActive.asBoolean(),
                textOrNull(body, "send_entry_identifier"),
                expiry(body),
                products(body.path("products")),
                texts(body, "groups"),
                body.path("locations").isArray() ? texts(body, "locations") : null);
        return new ClinicianEvent(Objects.requireNonNull(uuid), facts);
    }

    private static java.time.@Nullable LocalDate expiry(JsonNode body) {
        try {
            return ExpiryDate.parse(textOrNull(body, "contract_expiry_eod_date"));
        } catch (ApiException noDate) {
            throw missing("contract_expiry_eod_date");
        }
    }

    private static List<String> products(JsonNode products) {
        require(products.isArray(), "products");
        return products.valueStream()
                .map(product -> {
                    String name = text(product.path("product_name"));
                    if (name == null) {
                        throw missing("product_name");
                    }
                    return name;
                })
                .toList();
    }

    private static List<String> texts(JsonNode body, String key) {
        JsonNode list = body.path(key);
        require(list.isArray() && list.valueStream().allMatch(JsonNode::isString), key);
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static @Nullable String textOrNull(JsonNode body, String key) {
        JsonNode value = body.path(key);
        require(value.isString() || value.isNull() || value.isMissingNode(), key);
        return text(value);
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.asString() : null;
    }

    private static void require(boolean fulfilled, String key) {
        if (!fulfilled) {
            throw missing(key);
        }
    }

    private static RejectedMessageException missing(String key) {
        return new RejectedMessageException("clinician event: %s is missing or of another type".formatted(key));
    }
}
