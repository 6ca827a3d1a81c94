package health.polaris.encounters.patient;

import health.polaris.common.audit.AuditedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person that the EPR knows, or knew before it found out that two were one. */
@Entity
@Table(name = "epr_patient")
public class Patient extends AuditedEntity {

    private static final String SEND = "SEND";

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

    @Column(insertable = false, updatable = false)
    private @Nullable Boolean deceased;

    @Column(name = "parent_uuid")
    private @Nullable String parentUuid;

    @Column(name = "product_uuid", nullable = false)
    private String productUuid;

    @Column(name = "product_name", nullable = false)
    private String productName;

    @Column(name = "product_opened_date", nullable = false)
    private LocalDate productOpenedDate;

    @Column(name = "product_closed_date")
    private @Nullable LocalDate productClosedDate;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Patient() {}

    /** A patient nobody has heard of before, with an empty record and the product SEND, opened today. */
    Patient(PatientDetails details) {
        recordUuid = UUID.randomUUID().toString();
        productUuid = UUID.randomUUID().toString();
        productName = SEND;
        productOpenedDate = LocalDate.now(ZoneOffset.UTC);
        take(details);
    }

    /** What is told replaces what is stored; what is not told stays. */
    void learn(PatientDetails told) {
        take(told.orElse(details()));
    }

    /** What is told counts only where nothing is stored. */
    void fillGaps(PatientDetails told) {
        take(details().orElse(told));
    }

    /** This patient turned out to be that one; the own identifiers lead there from now on. */
    void mergeInto(Patient survivor) {
        parentUuid = survivor.uuid();
    }

    PatientDetails details() {
        return new PatientDetails(nhsNumber, hospitalNumber, firstName, lastName, dob, dod, sex);
    }

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
        return productUuid;
    }

    String productName() {
        return productName;
    }

    LocalDate productOpenedDate() {
        return productOpenedDate;
    }

    @Nullable
    LocalDate productClosedDate() {
        return productClosedDate;
    }

    private void take(PatientDetails details) {
        nhsNumber = details.nhsNumber();
        hospitalNumber = details.hospitalNumber();
        firstName = details.firstName();
        lastName = details.lastName();
        dob = details.dob();
        dod = details.dod();
        sex = details.sex();
    }
}
