package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
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

    @Override
    public Route route() {
        String key = change == Change.CREATED ? RoutingKeys.CLINICIAN_CREATED : RoutingKeys.CLINICIAN_UPDATED;
        return Route.of(key, "clinician", uuid);
    }
}
