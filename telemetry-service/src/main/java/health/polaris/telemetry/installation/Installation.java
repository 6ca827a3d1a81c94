package health.polaris.telemetry.installation;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/**
 * What an installation on a phone and one on a desktop have in common. The column of the owner is named by the entity.
 * Owner and device never change.
 */
@MappedSuperclass
public abstract class Installation extends AuditedEntity {

    @Column(updatable = false)
    private String ownerId;

    @Column(updatable = false)
    private String uniqueDeviceCode;

    private String appProduct;
    private String appVersion;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Installation() {}

    protected Installation(String ownerId, String uniqueDeviceCode, String appProduct, String appVersion) {
        this.ownerId = ownerId;
        this.uniqueDeviceCode = uniqueDeviceCode;
        this.appProduct = appProduct;
        this.appVersion = appVersion;
    }

    /** The application was updated. */
    protected void changeApplication(String product, String productVersion) {
        appProduct = product;
        appVersion = productVersion;
    }

    public String ownerId() {
        return ownerId;
    }

    public String uniqueDeviceCode() {
        return uniqueDeviceCode;
    }

    public String appProduct() {
        return appProduct;
    }

    public String appVersion() {
        return appVersion;
    }
}
