package health.polaris.telemetry.clinicianinstallation;

import health.polaris.telemetry.installation.Installation;
import jakarta.persistence.AttributeOverride;
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
@AttributeOverride(name = "ownerId", column = @Column(name = "clinician_id"))
class ClinicianInstallation extends Installation {

    @Column(name = "date_first_used_")
    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    @TimeZoneColumn(name = "date_first_used_time_zone_")
    private OffsetDateTime dateFirstUsed;

    private String desktopOs;
    private String desktopOsVersion;
    private String ipAddress;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ClinicianInstallation() {}

    ClinicianInstallation(String clinicianId, ClinicianInstallationRequest sent) {
        super(clinicianId, sent.uniqueDeviceCode(), sent.appProduct(), sent.appVersion());
        this.dateFirstUsed = sent.dateFirstUsed();
        this.desktopOs = sent.desktopOs();
        this.desktopOsVersion = sent.desktopOsVersion();
        this.ipAddress = sent.ipAddress();
    }

    /** What was not sent stays. */
    void update(ClinicianInstallationUpdateRequest sent) {
        changeApplication(
                sent.appProduct().valueOr(appProduct()), sent.appVersion().valueOr(appVersion()));
        dateFirstUsed = sent.dateFirstUsed().valueOr(dateFirstUsed);
        desktopOs = sent.desktopOs().valueOr(desktopOs);
        desktopOsVersion = sent.desktopOsVersion().valueOr(desktopOsVersion);
        ipAddress = sent.ipAddress().valueOr(ipAddress);
    }

    ClinicianInstallationResponse response() {
        return new ClinicianInstallationResponse(
                audit(),
                ownerId(),
                uniqueDeviceCode(),
                dateFirstUsed,
                appProduct(),
                appVersion(),
                desktopOs,
                desktopOsVersion,
                ipAddress);
    }
}
