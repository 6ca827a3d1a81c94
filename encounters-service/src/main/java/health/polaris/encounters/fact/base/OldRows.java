package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows from before facts were kept that belong together: patients merged into each other or of one number, and their
 * encounters.
 *
 * @param horizon place of the last message that spoke of them
 */
public record OldRows(
        List<OldPatient> patients,
        List<OldStay> stays,
        @Nullable Place horizon) {

    /** Every number that leads here; the shared namespace is all that there was. */
    public Set<Identifier> numbers() {
        Set<Identifier> numbers = new HashSet<>();
        patients.forEach(patient -> numbers.addAll(numbersOf(patient)));
        stays.forEach(stay -> numbers.addAll(numbersOf(stay)));
        return numbers;
    }

    /** Also of those that have numbers: a change over HTTP may name the row alone. */
    Set<Identifier> uuids() {
        Set<Identifier> uuids = new HashSet<>();
        patients.forEach(patient -> uuids.add(Identifier.patient(patient.uuid())));
        stays.forEach(
                stay -> uuids.addAll(List.of(Identifier.encounter(stay.uuid()), Identifier.patient(stay.patient()))));
        return uuids;
    }

    OldRows upTo(@Nullable Place last) {
        return new OldRows(List.copyOf(patients), List.copyOf(stays), last);
    }

    static List<Identifier> numbersOf(OldPatient patient) {
        List<Identifier> numbers = Stream.concat(
                        Stream.ofNullable(patient.hospitalNumber()).map(mrn -> Identifier.mrn("", mrn)),
                        Stream.ofNullable(patient.nhsNumber()).map(Identifier::nhs))
                .filter(number -> !number.isBlank())
                .toList();
        return numbers.isEmpty() ? List.of(Identifier.patient(patient.uuid())) : numbers;
    }

    /** Of one without a visit number its uuid; patients whom the directory does not know are numbers themselves. */
    private Set<Identifier> numbersOf(OldStay stay) {
        Identifier visit = visitOf(stay);
        Set<Identifier> numbers = new HashSet<>();
        numbers.add(visit == null ? Identifier.encounter(stay.uuid()) : visit);
        if (patients.stream().noneMatch(patient -> patient.uuid().equals(stay.patient()))) {
            numbers.add(Identifier.patient(stay.patient()));
            numbers.add(Identifier.encounter(stay.uuid()));
        }
        return numbers;
    }

    static @Nullable Identifier visitOf(OldStay stay) {
        return stay.number() == null || stay.number().isBlank() ? null : Identifier.visit("", stay.number());
    }
}
