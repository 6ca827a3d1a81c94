package health.polaris.messages.device;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.messages.secret.HashedCode;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A tablet of a ward. */
@Entity
@Table(name = "device")
public class Device extends AuditedEntity {

    @Column
    private String locationId;

    @Column
    private String description;

    private boolean active = true;

    @Embedded
    @AttributeOverride(name = "hash", column = @Column(name = "hashed_authorisation_code"))
    @AttributeOverride(name = "salt", column = @Column(name = "authorisation_code_salt"))
    private @Nullable HashedCode authorisation;

    /** For Hibernate. */
    protected Device() {}

    Device(String uuid, String locationId, String description) {
        super(uuid);
        this.locationId = locationId;
        this.description = description;
    }

    /** Null leaves a value as it is. */
    void update(@Nullable String newLocationId, @Nullable String newDescription, @Nullable Boolean nowActive) {
        locationId = newLocationId == null ? locationId : newLocationId;
        description = newDescription == null ? description : newDescription;
        active = nowActive == null ? active : nowActive;
    }

    /** The code that gets tokens from now on; the one before is dead. */
    public void authorise(HashedCode code) {
        authorisation = code;
    }

    public void revoke() {
        authorisation = null;
    }

    /** Whether this code, which was right a moment ago, still gets a token. */
    public boolean admits(@Nullable HashedCode shown) {
        return active && authorisation != null && authorisation.equals(shown);
    }

    @Nullable
    public HashedCode authorisation() {
        return authorisation;
    }

    DeviceResponse response() {
        return new DeviceResponse(audit(), locationId, description, active);
    }

    boolean isActive() {
        return active;
    }
}
