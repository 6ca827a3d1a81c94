package health.polaris.users.directory;

import health.polaris.users.clinician.Product;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A product in a response; the reasons for its closing are stored and not shown (contracts/users.md §2.2). */
public record ProductResponse(
        String productName,
        LocalDate openedDate,
        @Nullable LocalDate closedDate,
        String uuid,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy) {

    public static ProductResponse from(Product product) {
        return new ProductResponse(
                product.productName(),
                product.openedDate(),
                product.closedDate(),
                product.uuid(),
                product.created(),
                product.createdBy(),
                product.modified(),
                product.modifiedBy());
    }
}
