package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.D9000001} and {@code dhos.D9000002} (contracts/users.md §8): no name, no address, no password. Times are
 * {@code 2024-05-03T08:15:30.123456+00:00}, dates {@code 2021-07-19}. What other programs may leave out is null when
 * read.
 *
 * @param change under which of the two keys it is published; not part of the body
 * @param contractExpiryEodDate always there, null for a contract without end
 */
public record ClinicianChanged(
        @JsonIgnore @Nullable Change change,
        String uuid,
        @Nullable String created,
        @Nullable String createdBy,
        @Nullable String modified,
        @Nullable String modifiedBy,
        @Nullable String jobTitle,
        @Nullable String sendEntryIdentifier,
        @Nullable List<String> locations,
        Boolean loginActive,
        @JsonProperty(required = true) @Nullable String contractExpiryEodDate,
        List<String> groups,
        List<Product> products)
        implements Event {

    /** What happened to the clinician. */
    public enum Change {
        CREATED,
        UPDATED
    }

    /** A product, closed ones included. */
    public record Product(
            @Nullable String uuid,
            String productName,
            @Nullable String openedDate,
            @Nullable String closedDate,
            @Nullable String created,
            @Nullable String createdBy,
            @Nullable String modified,
            @Nullable String modifiedBy) {}

    /**
     * When the clinician was changed last, for whoever must not let an event that comes late undo a later one: it never goes
     * back from one event of a clinician to the next, and does not move when products alone have changed. Null: the publisher
     * does not say, or writes no time.
     */
    public @Nullable Instant changedAt() {
        try {
            return modified == null ? null : AmqpTimes.parse(modified).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /**
     * For whoever has to know who it is and where they belong.
     *
     * @throws RejectedMessageException when nobody is named, or a location is not text
     */
    public void requireWhoAndWhere() {
        require(uuid != null && !uuid.isBlank(), "uuid");
        require(locations == null || isComplete(locations), "locations");
    }

    /**
     * For whoever has to know who may log in.
     *
     * @throws RejectedMessageException when a key of it is missing too
     */
    public void requireLogin() {
        requireWhoAndWhere();
        require(loginActive != null, "login_active");
        require(isComplete(groups), "groups");
        require(products != null, "products");
        require(
                products.stream().allMatch(product -> product != null && product.productName() != null),
                "product_name");
    }

    /** What is thrown when that key is missing or no value of it. */
    public static RejectedMessageException incomplete(String key) {
        return new RejectedMessageException("clinician event: %s is missing or of another type".formatted(key));
    }

    private static boolean isComplete(@Nullable List<String> texts) {
        return texts != null && texts.stream().allMatch(Objects::nonNull);
    }

    private static void require(boolean fulfilled, String key) {
        if (!fulfilled) {
            throw incomplete(key);
        }
    }

    @Override
    public Route route() {
        String key = change == Change.CREATED ? RoutingKeys.CLINICIAN_CREATED : RoutingKeys.CLINICIAN_UPDATED;
        return Route.of(key, "clinician", uuid);
    }
}
