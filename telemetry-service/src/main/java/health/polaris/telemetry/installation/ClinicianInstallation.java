package health.polaris.telemetry.installation;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;

/** A clinician's application on a desktop. The address is what the client says, never the connection's. */
@Entity
@Table(name = "desktop")
class ClinicianInstallation extends AuditedEntity {

    @Column(nullable = false, updatable = false, length = 36)
    private String clinicianId;

    @Column(nullable = false, updatable = false)
    private String uniqueDeviceCode;

    @Column(name = "date_first_used_", nullable = false)
    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    @TimeZoneColumn(name = "date_first_used_time_zone_")
    private OffsetDateTime dateFirstUsed;

    @Column(nullable = false)
    private String appProduct;

    @Column(nullable = false)
    private String appVersion;

    @Column(nullable = false)
    private String desktopOs;

    @Column(nullable = false)
    private String desktopOsVersion;

    @Column(nullable = false)
    private String ipAddress;

    protected ClinicianInstallation() {}

    ClinicianInstallation(String clinicianId, NewClinicianInstallation sent) {
        this.clinicianId = clinicianId;
        this.uniqueDeviceCode = sent.uniqueDeviceCode();
        this.dateFirstUsed = sent.dateFirstUsed();
        this.appProduct = sent.appProduct();
        this.appVersion = sent.appVersion();
        this.desktopOs = sent.desktopOs();
        this.desktopOsVersion = sent.desktopOsVersion();
        this.ipAddress = sent.ipAddress();
    }

    /** What was not sent stays. */
    void update(ClinicianInstallationUpdate sent) {
        dateFirstUsed = sent.dateFirstUsed().valueOr(dateFirstUsed);
        appProduct = sent.appProduct().valueOr(appProduct);
        appVersion = sent.appVersion().valueOr(appVersion);
        desktopOs = sent.desktopOs().valueOr(desktopOs);
        desktopOsVersion = sent.desktopOsVersion().valueOr(desktopOsVersion);
        ipAddress = sent.ipAddress().valueOr(ipAddress);
    }

    String clinicianId() {
        return clinicianId;
    }

    String uniqueDeviceCode() {
        return uniqueDeviceCode;
    }

    OffsetDateTime dateFirstUsed() {
        return dateFirstUsed;
    }

    String appProduct() {
        return appProduct;
    }

    String appVersion() {
        return appVersion;
    }

    String desktopOs() {
        return desktopOs;
    }

    String desktopOsVersion() {
        return desktopOsVersion;
    }

    String ipAddress() {
        return ipAddress;
    }
}
