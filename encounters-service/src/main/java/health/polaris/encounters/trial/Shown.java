package health.polaris.encounters.trial;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.record.Conflict;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.Difference.Named;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.fold.view.ShownPatient;
import health.polaris.encounters.fold.view.ShownStay;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one state as texts by the names of their fields.
 *
 * @param fresh uuids that nothing has yet: they are given for the trial alone, and would be others
 */
record Shown(Named state, Set<String> fresh) {

    static final String NEW = "new";

    private static final class Texts {
        private final Map<String, @Nullable String> values = new LinkedHashMap<>();

        Texts with(String name, @Nullable Object value) {
            values.put(name, value == null ? null : value.toString());
            return this;
        }
    }

    Map<String, @Nullable String> patient(ShownPatient patient) {
        return new Texts()
                .with("mrn", numbers(patient.mrns().values()))
                .with("nhs_number", number(patient.nhsNumber()))
                .with("last_name", patient.familyName())
                .with("first_name", patient.givenName())
                .with("other_names", patient.otherNames())
                .with("sex", patient.sex())
                .with("dob", patient.birthDate())
                .with("dob_partial", patient.partialBirthDate())
                .with("dod", patient.deathDate())
                .with("dod_partial", patient.partialDeathDate())
                .with("deceased", patient.deathIndicator())
                .with("merged_into", record(patient.mergedInto()))
                .values;
    }

    Map<String, @Nullable String> stay(ShownStay stay) {
        return new Texts()
                .with("visit_number", number(stay.number()))
                .with("patient", record(stay.owner()))
                .with("encounter_type", stay.type())
                .with("location", location(stay.location()))
                .with("admitted_at", stay.admittedAt())
                .with("discharged_at", stay.dischargedAt())
                .with("deleted_at", stay.deletedAt())
                .with("expected_discharge_at", stay.expectedDischargeAt())
                .with("moves", stay.rows().stream().map(Shown::move).collect(Collectors.joining("; ")))
                .values;
    }

    Map<String, @Nullable String> conflict(Conflict conflict) {
        return new Texts()
                .with("nhs_number", conflict.number().value())
                .with("claimant", record(conflict.claimant()))
                .with("owner", record(conflict.owner()))
                .with("state", conflict.state().name().toLowerCase(Locale.ROOT))
                .values;
    }

    private @Nullable String record(@Nullable RecordId id) {
        String uuid = id == null ? null : state.names().uuid(id);
        return uuid != null && fresh.contains(uuid) ? NEW : uuid;
    }

    private static @Nullable String numbers(Collection<Identifier> numbers) {
        return numbers.isEmpty()
                ? null
                : numbers.stream().sorted().map(Shown::number).collect(Collectors.joining(", "));
    }

    /** {@code NORTH:1234567}; without a namespace the number alone. */
    private static @Nullable String number(@Nullable Identifier number) {
        if (number == null) {
            return null;
        }
        return number.namespace().isEmpty() ? number.value() : number.namespace() + ":" + number.value();
    }

    private static String location(Location location) {
        return switch (location) {
            case Location.Coded(var ward, var bay, var bed) ->
                Stream.of(ward, bay, bed).flatMap(Stream::ofNullable).collect(Collectors.joining(":"));
            case Location.Known(var uuid) -> uuid;
        };
    }

    /** {@code STM-W12:BAY C from 2024-03-11T22:15:00Z until 2024-03-12T08:00:00Z}. */
    private static String move(LocationRow row) {
        return location(row.location()) + " from " + row.arrivedAt()
                + (row.departedAt() == null ? "" : " until " + row.departedAt());
    }
}
