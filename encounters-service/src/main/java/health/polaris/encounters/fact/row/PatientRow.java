package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownPatient;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code epr_patient} with its numbers.
 *
 * @param parentUuid the record that it is merged into
 * @param hospitalNumber the MRN of the shared namespace, else of the first one that has any
 * @param deceased PID-30
 */
public record PatientRow(
        String uuid,
        @Nullable String parentUuid,
        @Nullable Identifier hospitalNumber,
        @Nullable String nhsNumber,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String otherNames,
        @Nullable String sex,
        @Nullable LocalDate dob,
        @Nullable String dobPartial,
        @Nullable LocalDate dod,
        @Nullable String dodPartial,
        @Nullable Boolean deceased,
        List<IdentifierRow> identifiers) {

    static PatientRow of(ShownPatient patient, Names names) {
        String uuid = names.uuid(patient.id());
        Identifier nhs = patient.nhsNumber();
        return new PatientRow(
                uuid,
                patient.mergedInto() == null ? null : names.uuid(patient.mergedInto()),
                shownMrn(patient.mrns().values()),
                nhs == null ? null : nhs.value(),
                patient.givenName(),
                patient.familyName(),
                patient.otherNames(),
                patient.sex(),
                patient.birthDate(),
                patient.partialBirthDate(),
                patient.deathDate(),
                patient.partialDeathDate(),
                patient.deathIndicator(),
                patient.leads().entrySet().stream()
                        .map(lead -> new IdentifierRow(
                                uuid, lead.getKey(), lead.getValue(), isShown(patient, lead.getKey())))
                        .toList());
    }

    /** By namespace, of which the shared one comes first. */
    private static @Nullable Identifier shownMrn(Collection<Identifier> mrns) {
        return mrns.stream().sorted().findFirst().orElse(null);
    }

    private static boolean isShown(ShownPatient patient, Identifier number) {
        return number.equals(patient.nhsNumber()) || patient.mrns().containsValue(number);
    }

    Set<Identifier> numbers() {
        return identifiers.stream().map(IdentifierRow::number).collect(Collectors.toSet());
    }

    public @Nullable String mrn() {
        return hospitalNumber == null ? null : hospitalNumber.value();
    }

    public String mrnNamespace() {
        return hospitalNumber == null ? "" : hospitalNumber.namespace();
    }

    /**
     * A row of {@code patient_identifier}: a number that leads to a patient.
     *
     * @param shown the patient's own row of the directory bears it
     */
    public record IdentifierRow(String patientUuid, Identifier number, Lead.Standing standing, boolean shown) {

        /** {@code current}, {@code former}, {@code retired}. */
        public String standingCode() {
            return standing.name().toLowerCase(Locale.ROOT);
        }
    }
}
