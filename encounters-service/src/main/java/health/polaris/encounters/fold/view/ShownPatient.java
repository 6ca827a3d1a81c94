package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.Details;
import health.polaris.encounters.fold.record.Field;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.record.Shown;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the patient directory. A merged record keeps what is its own.
 *
 * @param mergedInto null for a top-level record
 * @param mrns by namespace
 * @param leads every number that leads here, now or formerly, and how it stands; those of merged records not
 * @param borne every MRN that it ever bore, also one that leads to somebody else now (I4)
 */
public record ShownPatient(
        RecordId id,
        @Nullable RecordId mergedInto,
        Map<String, Identifier> mrns,
        @Nullable Identifier nhsNumber,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable String otherNames,
        @Nullable String sex,
        @Nullable LocalDate birthDate,
        @Nullable String partialBirthDate,
        @Nullable LocalDate deathDate,
        @Nullable String partialDeathDate,
        @Nullable Boolean deathIndicator,
        Map<Identifier, Lead.Standing> leads,
        Set<Identifier> borne) {

    static List<ShownPatient> in(Records records) {
        Map<RecordId, Map<Identifier, Lead.Standing>> leads = new TreeMap<>();
        records.leads().forEach((number, lead) -> {
            if (number.isMrn() || number.isNhsNumber()) {
                leads.computeIfAbsent(lead.holder(), _ -> new TreeMap<>()).put(number, lead.standing());
            }
        });
        return records.records().values().stream()
                .map(record -> of(records, record, leads.getOrDefault(record.id(), Map.of())))
                .toList();
    }

    private static ShownPatient of(Records records, PatientRecord record, Map<Identifier, Lead.Standing> leads) {
        var merged = records.merges().get(record.id());
        return merged == null ? top(new Shown(records, record.id()), leads) : merged(record, merged.into(), leads);
    }

    private static ShownPatient top(Shown shown, Map<Identifier, Lead.Standing> leads) {
        return of(shown.records().get(shown.id()), null, shown.mrns(), shown.nhsNumber(), shown::field, leads);
    }

    private static ShownPatient merged(PatientRecord record, RecordId into, Map<Identifier, Lead.Standing> leads) {
        Map<String, Identifier> mrns = record.mrns().stream()
                .filter(leads::containsKey)
                .collect(Collectors.toMap(Identifier::namespace, mrn -> mrn, (first, _) -> first, TreeMap::new));
        Identifier nhs = record.nhsNumber();
        Fields own = new Fields() {
            @Override
            public <T> @Nullable T get(Function<Details, Field<T>> field) {
                return field.apply(record.details()).value();
            }
        };
        return of(record, into, mrns, nhs != null && leads.containsKey(nhs) ? nhs : null, own, leads);
    }

    /** Where the fields come from. */
    private interface Fields {
        <T> @Nullable T get(Function<Details, Field<T>> field);
    }

    private static ShownPatient of(
            PatientRecord record,
            @Nullable RecordId into,
            Map<String, Identifier> mrns,
            @Nullable Identifier nhs,
            Fields fields,
            Map<Identifier, Lead.Standing> leads) {
        return new ShownPatient(
                record.id(),
                into,
                mrns,
                nhs,
                fields.get(Details::familyName),
                fields.get(Details::givenName),
                fields.get(Details::otherNames),
                fields.get(Details::sex),
                fields.get(Details::birthDate),
                fields.get(Details::partialBirthDate),
                fields.get(Details::deathDate),
                fields.get(Details::partialDeathDate),
                fields.get(Details::deathIndicator),
                leads,
                Set.copyOf(record.mrns()));
    }

    ShownPatient identifiedBy(RecordId otherId, @Nullable RecordId into) {
        return new ShownPatient(
                otherId,
                into,
                mrns,
                nhsNumber,
                familyName,
                givenName,
                otherNames,
                sex,
                birthDate,
                partialBirthDate,
                deathDate,
                partialDeathDate,
                deathIndicator,
                leads,
                borne);
    }
}
