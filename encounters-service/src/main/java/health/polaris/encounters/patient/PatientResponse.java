package health.polaris.encounters.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.encounters.product.DhProduct;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as clients see it (contracts/encounters.md §7.13).
 *
 * @param namespace of {@code hospital_number}, absent in the shared one
 * @param dobPartial {@code 1966} or {@code 1966-01}, where no more is known
 * @param dodPartial the same of the death
 * @param identifiers every number that leads here, those of merged patients too
 */
@JsonInclude(Include.ALWAYS)
record PatientResponse(
        String uuid,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dob,
        @Nullable LocalDate dod,
        @Nullable String sex,
        @Nullable String nhsNumber,
        @Nullable String hospitalNumber,
        PatientRecord record,
        List<PatientProduct> dhProducts,
        Instant created,
        String createdBy,
        Instant modified,
        String modifiedBy,
        @JsonInclude(Include.NON_NULL) @Nullable String namespace,
        @JsonInclude(Include.NON_NULL) @Nullable String otherNames,
        @JsonInclude(Include.NON_NULL) @Nullable String dobPartial,
        @JsonInclude(Include.NON_NULL) @Nullable String dodPartial,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean deceased,
        List<KnownNumber> identifiers)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        shown.patient(uuid);
    }

    static PatientResponse from(Patient patient, List<KnownNumber> identifiers) {
        return new PatientResponse(
                patient.uuid(),
                patient.firstName(),
                patient.lastName(),
                patient.dob(),
                patient.dod(),
                patient.sex(),
                patient.nhsNumber(),
                patient.hospitalNumber(),
                new PatientRecord(patient.recordUuid()),
                List.of(PatientProduct.of(patient)),
                patient.created(),
                patient.createdBy(),
                patient.modified(),
                patient.modifiedBy(),
                patient.namespace(),
                patient.otherNames(),
                patient.dobPartial(),
                patient.dodPartial(),
                patient.deceased(),
                identifiers);
    }

    /** The patient's record, of which the directory knows the id alone. */
    record PatientRecord(String uuid) {}

    @JsonInclude(Include.ALWAYS)
    record PatientProduct(
            String uuid,
            String productName,
            LocalDate openedDate,
            @Nullable LocalDate closedDate) {

        static PatientProduct of(Patient patient) {
            DhProduct product = patient.product();
            return new PatientProduct(
                    product.uuid(), product.name(), product.openedDate(), patient.productClosedDate());
        }
    }
}
