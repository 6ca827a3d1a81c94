package health.polaris.users.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import health.polaris.users.clinician.Product;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A product in a response; the reasons for its closing are stored and not shown (contracts/users.md §2.2). */
public record ProductResponse(
        String productName,
        LocalDate openedDate,
        @Nullable LocalDate closedDate,
        @JsonUnwrapped AuditResponse audit) {

    public static ProductResponse from(Product product) {
        return new ProductResponse(product.productName(), product.openedDate(), product.closedDate(), product.audit());
    }
}
