package health.polaris.telemetry.installation;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;

/** A patient's application on a phone. The time of the first launch keeps the offset that the phone had. */
@Entity
@Table(name = "mobile")
class PatientInstallation extends AuditedEntity {

    @Column(nullable = false, updatable = false, length = 36)
    private String patientId;

    @Column(nullable = false, updatable = false)
    private String uniqueDeviceCode;

    @Column(name = "date_first_launched_", nullable = false)
    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    @TimeZoneColumn(name = "date_first_launched_time_zone_")
    private OffsetDateTime dateFirstLaunched;

    @Column(nullable = false)
    private String appProduct;

    @Column(nullable = false)
    private String appVersion;

    @Column(nullable = false)
    private String phoneOs;

    @Column(nullable = false)
    private String phoneOsVersion;

    @Column(nullable = false)
    private String manufacturer;

    @Column(nullable = false)
    private String model;

    @Column(nullable = false)
    private String displayName;

    protected PatientInstallation() {}

    PatientInstallation(String patientId, NewPatientInstallation sent) {
        this.patientId = patientId;
        this.uniqueDeviceCode = sent.uniqueDeviceCode();
        this.dateFirstLaunched = sent.dateFirstLaunched();
        this.appProduct = sent.appProduct();
        this.appVersion = sent.appVersion();
        this.phoneOs = sent.phoneOs();
        this.phoneOsVersion = sent.phoneOsVersion();
        this.manufacturer = sent.manufacturer();
        this.model = sent.model();
        this.displayName = sent.displayName();
    }

    /** What was not sent stays. */
    void update(PatientInstallationUpdate sent) {
        dateFirstLaunched = sent.dateFirstLaunched().valueOr(dateFirstLaunched);
        appProduct = sent.appProduct().valueOr(appProduct);
        appVersion = sent.appVersion().valueOr(appVersion);
        phoneOs = sent.phoneOs().valueOr(phoneOs);
        phoneOsVersion = sent.phoneOsVersion().valueOr(phoneOsVersion);
        manufacturer = sent.manufacturer().valueOr(manufacturer);
        model = sent.model().valueOr(model);
        displayName = sent.displayName().valueOr(displayName);
    }

    String patientId() {
        return patientId;
    }

    String uniqueDeviceCode() {
        return uniqueDeviceCode;
    }

    OffsetDateTime dateFirstLaunched() {
        return dateFirstLaunched;
    }

    String appProduct() {
        return appProduct;
    }

    String appVersion() {
        return appVersion;
    }

    String phoneOs() {
        return phoneOs;
    }

    String phoneOsVersion() {
        return phoneOsVersion;
    }

    String manufacturer() {
        return manufacturer;
    }

    String model() {
        return model;
    }

    String displayName() {
        return displayName;
    }
}
