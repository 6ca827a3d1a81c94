package health.polaris.encounters.patient;

import health.polaris.common.audit.AuditedEntity;
import health.polaris.encounters.product.DhProduct;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person that the EPR knows, or knew before it found out that two were one. */
@Entity
@Table(name = "epr_patient")
public class Patient extends AuditedEntity {

    @Column(name = "record_uuid", nullable = false, updatable = false)
    private String recordUuid;

    @Column(name = "nhs_number")
    private @Nullable String nhsNumber;

    @Column(name = "hospital_number")
    private @Nullable String hospitalNumber;

    @Column(name = "first_name")
    private @Nullable String firstName;

    @Column(name = "last_name")
    private @Nullable String lastName;

    private @Nullable LocalDate dob;

    private @Nullable LocalDate dod;

    private @Nullable String sex;

    @Column(name = "hospital_number_namespace", insertable = false, updatable = false)
    private @Nullable String hospitalNumberNamespace;

    @Column(name = "other_names", insertable = false, updatable = false)
    private @Nullable String otherNames;

    @Column(name = "dob_partial", insertable = false, updatable = false)
    private @Nullable String dobPartial;

    @Column(name = "dod_partial", insertable = false, updatable = false)
    private @Nullable String dodPartial;

    @Column(insertable = false, updatable = false)
    private @Nullable Boolean deceased;

    @Column(name = "parent_uuid")
    private @Nullable String parentUuid;

    @Embedded
    private DhProduct product;

    @Column(name = "product_closed_date")
    private @Nullable LocalDate productClosedDate;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Patient() {}

    public String recordUuid() {
        return recordUuid;
    }

    public @Nullable String nhsNumber() {
        return nhsNumber;
    }

    public @Nullable String hospitalNumber() {
        return hospitalNumber;
    }

    public @Nullable String firstName() {
        return firstName;
    }

    public @Nullable String lastName() {
        return lastName;
    }

    public @Nullable LocalDate dob() {
        return dob;
    }

    public @Nullable LocalDate dod() {
        return dod;
    }

    public @Nullable String sex() {
        return sex;
    }

    /** Of the MRN; null is the shared one. */
    @Nullable
    String namespace() {
        return "".equals(hospitalNumberNamespace) ? null : hospitalNumberNamespace;
    }

    @Nullable
    String otherNames() {
        return otherNames;
    }

    @Nullable
    String dobPartial() {
        return dobPartial;
    }

    @Nullable
    String dodPartial() {
        return dodPartial;
    }

    @Nullable
    Boolean deceased() {
        return deceased;
    }

    /** The survivor of a merge; null for a patient that stands for itself. */
    @Nullable
    String parentUuid() {
        return parentUuid;
    }

    /** The patient's {@code dh_product_uuid}. */
    public String productUuid() {
        return product.uuid();
    }

    DhProduct product() {
        return product;
    }

    @Nullable
    LocalDate productClosedDate() {
        return productClosedDate;
    }
}
