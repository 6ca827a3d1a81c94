package health.polaris.encounters.product;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** What a patient or a place was taken in for ({@code dh_products}). */
@Embeddable
public record DhProduct(
        @Column(name = "product_uuid", nullable = false) String uuid,
        @Column(name = "product_name", nullable = false) String name,

        @Column(name = "product_opened_date", nullable = false)
        LocalDate openedDate) {}
