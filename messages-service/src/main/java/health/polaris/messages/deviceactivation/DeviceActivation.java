package health.polaris.messages.deviceactivation;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A code by which a device gets its authorisation code. */
@Entity
@Table(name = "device_activation")
class DeviceActivation extends AuditedEntity {

    @Column(updatable = false)
    private String deviceId;

    @Column
    private byte[] codeHmac;

    private int codesIssued;
    private boolean used;

    /** For Hibernate. */
    protected DeviceActivation() {}

    DeviceActivation(String deviceId, byte[] codeHmac) {
        this.deviceId = deviceId;
        this.codeHmac = codeHmac.clone();
        this.codesIssued = 1;
    }

    /** The code before is dead, and the activation lives as long as a new one. */
    void renew(byte[] newCodeHmac) {
        codeHmac = newCodeHmac.clone();
        codesIssued++;
    }

    void complete() {
        used = true;
    }

    String deviceId() {
        return deviceId;
    }
}
