package health.polaris.encounters.location;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.encounters.product.DhProduct;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A ward, bay or bed. Those that a message names are made by {@link LocationDirectory} in SQL; names, activity and the
 * default score system are the operators' to change, in the database.
 */
@Entity
@Table(name = "epr_location")
class Location extends AuditedEntity {

    @Column(name = "ods_code", nullable = false)
    private String odsCode;

    @Column(name = "display_name", nullable = false)
    private String displayName;

    @Column(name = "location_type")
    private @Nullable String locationType;

    @Column(name = "parent_uuid")
    private @Nullable String parentUuid;

    private boolean active;

    @Column(name = "score_system_default")
    private @Nullable String scoreSystemDefault;

    @Embedded
    private DhProduct product;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Location() {}

    String odsCode() {
        return odsCode;
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String locationType() {
        return locationType;
    }

    @Nullable
    String parentUuid() {
        return parentUuid;
    }

    boolean active() {
        return active;
    }

    @Nullable
    String scoreSystemDefault() {
        return scoreSystemDefault;
    }

    DhProduct product() {
        return product;
    }
}
