package health.polaris.telemetry.meter;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One check of a meter against a reading. The same meter may be checked any number of times. */
@Entity
@Table(name = "blood_glucose_meter")
class BloodGlucoseMeter extends AuditedEntity {

    @Column(updatable = false)
    private String patientId;

    private String mobileId;
    private String serialNumber;
    private Instant dateVerified;

    @Column(name = "is_bg_value_correct")
    private @Nullable Boolean valueCorrect;

    @Column(name = "blood_glucose_value")
    private @Nullable Double bloodGlucoseValue;

    private String appProduct;
    private String appVersion;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected BloodGlucoseMeter() {}

    BloodGlucoseMeter(String patientId, BloodGlucoseMeterRequest sent) {
        this.patientId = patientId;
        this.mobileId = sent.mobileId();
        this.serialNumber = sent.serialNumber();
        this.dateVerified = sent.dateVerified();
        this.valueCorrect = sent.isBgValueCorrect().value();
        this.bloodGlucoseValue = sent.bloodGlucoseValue().value();
        this.appProduct = sent.appProduct();
        this.appVersion = sent.appVersion();
    }

    /** What was not sent stays. */
    void update(BloodGlucoseMeterUpdateRequest sent) {
        mobileId = sent.mobileId().valueOr(mobileId);
        serialNumber = sent.serialNumber().valueOr(serialNumber);
        dateVerified = sent.dateVerified().valueOr(dateVerified);
        valueCorrect = sent.isBgValueCorrect().orElse(valueCorrect);
        bloodGlucoseValue = sent.bloodGlucoseValue().orElse(bloodGlucoseValue);
        appProduct = sent.appProduct().valueOr(appProduct);
        appVersion = sent.appVersion().valueOr(appVersion);
    }

    BloodGlucoseMeterResponse response() {
        return new BloodGlucoseMeterResponse(
                audit(),
                patientId,
                mobileId,
                serialNumber,
                dateVerified,
                valueCorrect,
                bloodGlucoseValue,
                appProduct,
                appVersion);
    }
}
