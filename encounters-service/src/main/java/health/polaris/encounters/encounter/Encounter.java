package health.polaris.encounters.encounter;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.encounters.history.EarlyWarning;
import health.polaris.encounters.history.ScoreSystemHistory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A stay in hospital (contracts/encounters.md §2, §5). Open: neither discharged nor deleted. Local: made in the
 * product, without a visit number of the EPR.
 *
 * <p>Whoever changes one reads it with {@link EncounterRepository#lock} first, so that changes of one encounter come one
 * after another and no history row is lost. Methods that return a history row leave it to the caller to save it; {@link
 * EncounterService} does both.
 */
@Entity
@DynamicUpdate
@Table(name = "encounter")
public class Encounter extends AuditedEntity {

    private @Nullable String eprEncounterId;

    @Column(nullable = false)
    private String eprEncounterNamespace = "";

    private @Nullable String encounterType;

    @Column
    private Instant admittedAt;

    private @Nullable Instant dischargedAt;

    private @Nullable Instant deletedAt;

    private @Nullable String scoreSystem;

    @Column(name = "spo2_scale")
    private @Nullable Integer spo2Scale;

    @Column(length = 36, nullable = false)
    private String locationUuid;

    @Column(name = "dh_product_uuid", length = 36, nullable = false)
    private String productUuid;

    @Column(length = 36, nullable = false)
    private String patientUuid;

    @Column(length = 36, nullable = false)
    private String patientRecordUuid;

    private @Nullable String parentUuid;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private List<MergedFrom> mergeHistory = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate
    protected Encounter() {}

    private Encounter(Admission admission) {
        this.eprEncounterId = admission.eprEncounterId();
        this.encounterType = admission.encounterType();
        this.admittedAt = admission.admittedAt();
        this.dischargedAt = admission.dischargedAt();
        this.deletedAt = admission.deletedAt();
        this.scoreSystem = admission.scoreSystem();
        this.spo2Scale = admission.spo2Scale();
        this.locationUuid = admission.locationUuid();
        this.productUuid = admission.owner().productUuid();
        this.patientUuid = admission.owner().patientUuid();
        this.patientRecordUuid = admission.owner().patientRecordUuid();
        this.parentUuid = admission.parentUuid();
    }

    public static Encounter admit(Admission admission) {
        return new Encounter(admission);
    }

    /** What the fold does not know of an encounter that it has just made. */
    void complete(Admission admission) {
        patientRecordUuid = admission.owner().patientRecordUuid();
        productUuid = admission.owner().productUuid();
        parentUuid = admission.parentUuid();
        scoreSystem = admission.scoreSystem();
        spo2Scale = admission.spo2Scale();
    }

    /** The same patient has another record or product. */
    public void reassign(String recordUuid, String product) {
        patientRecordUuid = recordUuid;
        productUuid = product;
    }

    /** Whether the request asks for anything else than what holds already. */
    public boolean wouldChange(EarlyWarning requested) {
        String system = requested.scoreSystem();
        Integer scale = requested.spo2Scale();
        return (system != null && !system.isEmpty() && !system.equals(scoreSystem))
                || (scale != null && !scale.equals(spo2Scale));
    }

    /** Scores by another system or scale; {@return the history row} */
    ScoreSystemHistory score(EarlyWarning requested, Instant now) {
        ScoreSystemHistory change = new ScoreSystemHistory(uuid(), requested, earlyWarning(), now);
        String system = requested.scoreSystem();
        scoreSystem = system == null || system.isEmpty() ? scoreSystem : system;
        spo2Scale = Objects.requireNonNullElse(requested.spo2Scale(), spo2Scale());
        return change;
    }

    /** The encounter is another patient's from now on; to whom it belonged is remembered. */
    public void handOver(Owner survivor, String messageUuid) {
        mergeHistory = new ArrayList<>(mergeHistory);
        mergeHistory.add(new MergedFrom(patientRecordUuid, patientUuid, messageUuid));
        patientUuid = survivor.patientUuid();
        patientRecordUuid = survivor.patientRecordUuid();
        productUuid = survivor.productUuid();
    }

    /** Only {@link EncounterHierarchy} knows whether this closes a circle. */
    void becomeChildOf(String parent) {
        parentUuid = parent;
    }

    public void leaveParent() {
        parentUuid = null;
    }

    public boolean isTopLevel() {
        return parentUuid == null;
    }

    public @Nullable String eprEncounterId() {
        return eprEncounterId;
    }

    /** Of the visit number; {@code ""} is the shared one. */
    public String namespace() {
        return eprEncounterNamespace;
    }

    public @Nullable String encounterType() {
        return encounterType;
    }

    public Instant admittedAt() {
        return admittedAt;
    }

    public @Nullable Instant dischargedAt() {
        return dischargedAt;
    }

    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    public EarlyWarning earlyWarning() {
        return new EarlyWarning(scoreSystem, spo2Scale());
    }

    public int spo2Scale() {
        return spo2Scale == null ? 1 : spo2Scale;
    }

    public String locationUuid() {
        return locationUuid;
    }

    public Owner owner() {
        return new Owner(patientUuid, patientRecordUuid, productUuid);
    }

    public String patientUuid() {
        return patientUuid;
    }

    public @Nullable String parentUuid() {
        return parentUuid;
    }
}
