package health.polaris.users.clinician;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A product that a clinician uses or used; open while it has no closing date. */
@Entity
@Table(name = "product")
public class Product extends AuditedEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "clinician_uuid", updatable = false)
    private Clinician clinician;

    @Generated
    @Column(insertable = false, updatable = false)
    private @Nullable Long ordinal;

    @Column(nullable = false)
    private String productName;

    @Column(nullable = false)
    private LocalDate openedDate;

    private @Nullable LocalDate closedDate;
    private @Nullable String closedReason;
    private @Nullable String closedReasonOther;

    protected Product() {}

    private Product(String uuid, Clinician clinician, ProductRequest request) {
        super(uuid);
        this.clinician = clinician;
        this.productName = request.productName();
        this.openedDate = request.opened();
        this.closedDate = request.closed();
        this.closedReason = request.closedReason();
        this.closedReasonOther = request.closedReasonOther();
    }

    static Product of(Clinician clinician, ProductRequest request) {
        String chosen = request.uuid();
        String uuid = chosen == null ? java.util.UUID.randomUUID().toString() : chosen;
        return new Product(uuid, clinician, request);
    }

    /** Reasons for closing are recorded when a product is added, and stay. */
    void edit(ProductRequest request) {
        this.productName = request.productName();
        this.openedDate = request.opened();
        this.closedDate = closedAfter(request);
    }

    /** Null clears the date: the product is open again. */
    @Nullable
    LocalDate closedAfter(ProductRequest request) {
        return request.closedDate().present() ? request.closed() : closedDate;
    }

    /** Whether this would leave it as it is. */
    boolean isAsIn(ProductRequest request) {
        return uuid().equals(request.uuid())
                && productName.equals(request.productName())
                && openedDate.equals(request.opened())
                && Objects.equals(closedDate, closedAfter(request));
    }

    public boolean isOpen() {
        return closedDate == null;
    }

    boolean isOpen(String name) {
        return isOpen() && productName.equals(name);
    }

    public String productName() {
        return productName;
    }

    public LocalDate openedDate() {
        return openedDate;
    }

    @Nullable
    public LocalDate closedDate() {
        return closedDate;
    }
}
