package health.polaris.telemetry.patientinstallation;

import health.polaris.telemetry.installation.Installation;
import jakarta.persistence.AttributeOverride;
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
@AttributeOverride(name = "ownerId", column = @Column(name = "patient_id"))
class PatientInstallation extends Installation {

    @Column(name = "date_first_launched_")
    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    @TimeZoneColumn(name = "date_first_launched_time_zone_")
    private OffsetDateTime dateFirstLaunched;

    private String phoneOs;
    private String phoneOsVersion;
    private String manufacturer;
    private String model;
    private String displayName;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PatientInstallation() {}

    PatientInstallation(String patientId, PatientInstallationRequest sent) {
        super(patientId, sent.uniqueDeviceCode(), sent.appProduct(), sent.appVersion());
        this.dateFirstLaunched = sent.dateFirstLaunched();
        this.phoneOs = sent.phoneOs();
        this.phoneOsVersion = sent.phoneOsVersion();
        this.manufacturer = sent.manufacturer();
        this.model = sent.model();
        this.displayName = sent.displayName();
    }

    /** What was not sent stays. */
    void update(PatientInstallationUpdateRequest sent) {
        changeApplication(
                sent.appProduct().valueOr(appProduct()), sent.appVersion().valueOr(appVersion()));
        dateFirstLaunched = sent.dateFirstLaunched().valueOr(dateFirstLaunched);
        phoneOs = sent.phoneOs().valueOr(phoneOs);
        phoneOsVersion = sent.phoneOsVersion().valueOr(phoneOsVersion);
        manufacturer = sent.manufacturer().valueOr(manufacturer);
        model = sent.model().valueOr(model);
        displayName = sent.displayName().valueOr(displayName);
    }

    PatientInstallationResponse response() {
        return new PatientInstallationResponse(
                audit(),
                ownerId(),
                uniqueDeviceCode(),
                dateFirstLaunched,
                appProduct(),
                appVersion(),
                phoneOs,
                phoneOsVersion,
                manufacturer,
                model,
                displayName);
    }
}
