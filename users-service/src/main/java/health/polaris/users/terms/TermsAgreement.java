package health.polaris.users.terms;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One acceptance of terms; never changed, every acceptance adds a row (contracts/users.md §4.8). */
@Entity
@Table(name = "terms_agreement")
class TermsAgreement extends AuditedEntity {

    @Column(nullable = false, length = 36)
    private String clinicianUuid;

    @Column(nullable = false)
    private String productName;

    @Column(name = "terms_version")
    private @Nullable Integer agreedVersion;

    private @Nullable Instant acceptedTimestamp;
    private @Nullable Integer touVersion;
    private @Nullable Instant touAcceptedTimestamp;
    private @Nullable Integer patientNoticeVersion;
    private @Nullable Instant patientNoticeAcceptedTimestamp;

    protected TermsAgreement() {}

    /** @param now what a version without a time was accepted at */
    TermsAgreement(String clinicianUuid, TermsRequest request, Instant now) {
        this.clinicianUuid = clinicianUuid;
        this.productName = request.productName();
        this.agreedVersion = request.version();
        this.acceptedTimestamp = acceptedAt(request.version(), request.accepted(), now);
        this.touVersion = request.touVersion();
        this.touAcceptedTimestamp = acceptedAt(request.touVersion(), request.touAccepted(), now);
        this.patientNoticeVersion = request.patientNoticeVersion();
        this.patientNoticeAcceptedTimestamp =
                acceptedAt(request.patientNoticeVersion(), request.patientNoticeAccepted(), now);
    }

    private static @Nullable Instant acceptedAt(@Nullable Integer version, @Nullable Instant sent, Instant now) {
        return sent == null && version != null && version != 0 ? now : sent;
    }

    String clinicianUuid() {
        return clinicianUuid;
    }

    TermsResponse response() {
        return new TermsResponse(
                productName,
                TermsResponse.shown(agreedVersion),
                TermsResponse.shown(agreedVersion, acceptedTimestamp),
                TermsResponse.shown(touVersion),
                TermsResponse.shown(touVersion, touAcceptedTimestamp),
                TermsResponse.shown(patientNoticeVersion),
                TermsResponse.shown(patientNoticeVersion, patientNoticeAcceptedTimestamp),
                audit());
    }
}
