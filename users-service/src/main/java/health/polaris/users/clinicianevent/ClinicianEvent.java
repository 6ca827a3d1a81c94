package health.polaris.users.clinicianevent;

import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.Product;
import health.polaris.users.wire.WireTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code dhos.D9000001} and {@code dhos.D9000002} (contracts/users.md §8): no name, no address, no password.
 * Times are {@code 2024-05-03T08:15:30.123456+00:00}, dates {@code 2021-07-19}.
 */
public record ClinicianEvent(
        String uuid,
        String created,
        String createdBy,
        String modified,
        String modifiedBy,
        @Nullable String jobTitle,
        @Nullable String sendEntryIdentifier,
        List<String> locations,
        boolean loginActive,
        @Nullable String contractExpiryEodDate,
        List<String> groups,
        List<ProductEvent> products) {

    public static ClinicianEvent from(Clinician clinician) {
        return new ClinicianEvent(
                clinician.uuid(),
                WireTime.forEvent(clinician.created()),
                clinician.createdBy(),
                WireTime.forEvent(clinician.modified()),
                clinician.modifiedBy(),
                clinician.jobTitle(),
                clinician.sendEntryIdentifier(),
                clinician.locations(),
                clinician.isLoginActive(),
                text(clinician.contractExpiryEodDate()),
                clinician.groups(),
                clinician.products().stream().map(ProductEvent::from).toList());
    }

    static @Nullable String text(@Nullable Object date) {
        return date == null ? null : date.toString();
    }

    /** A product, closed ones included. */
    record ProductEvent(
            String uuid,
            String productName,
            String openedDate,
            @Nullable String closedDate,
            String created,
            String createdBy,
            String modified,
            String modifiedBy) {

        public static ProductEvent from(Product product) {
            return new ProductEvent(
                    product.uuid(),
                    product.productName(),
                    product.openedDate().toString(),
                    text(product.closedDate()),
                    WireTime.forEvent(product.created()),
                    product.createdBy(),
                    WireTime.forEvent(product.modified()),
                    product.modifiedBy());
        }
    }
}
