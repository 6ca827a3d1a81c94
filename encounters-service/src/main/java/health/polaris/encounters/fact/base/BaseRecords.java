package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.Claim;
import health.polaris.encounters.fold.record.Details;
import health.polaris.encounters.fold.record.Field;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.Merged;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Patients from before facts were kept, as records. */
final class BaseRecords {

    private final Map<String, RecordId> ids;
    private final Map<RecordId, String> names = new TreeMap<>();
    private final @Nullable Place horizon;
    private final Instant latest;
    private Records records = Records.NONE;

    private BaseRecords(Map<String, RecordId> known, @Nullable Place horizon, Instant latest) {
        this.latest = latest;
        this.ids = new HashMap<>(known);
        this.horizon = horizon;
    }

    /** @param leading numbers that lead to groups already */
    static BaseRecords of(OldRows rows, Map<String, RecordId> known, Set<Identifier> leading, @Nullable Place horizon) {
        Instant latest = rows.patients().stream()
                .map(OldPatient::modified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        BaseRecords base = new BaseRecords(known, horizon, latest);
        List<OldPatient> patients = rows.patients().stream()
                .filter(patient -> !known.containsKey(patient.uuid()) && !hasVanished(patient, rows, known))
                .toList();
        patients.forEach(base::add);
        patients.stream().sorted(Comparator.comparing(OldPatient::modified)).forEach(base::merge);
        patients.forEach(base::settle);
        patients.stream()
                .sorted(Comparator.comparing(OldPatient::isPadded))
                .forEach(patient -> base.lead(patient, leading));
        return base;
    }

    /** A record that a fold has found to be another one: its row bears no number and says which, or by way of whom. */
    private static boolean hasVanished(OldPatient patient, OldRows rows, Map<String, RecordId> known) {
        Map<String, OldPatient> withoutNumber = new HashMap<>();
        rows.patients().stream()
                .filter(each -> each.nhsNumber() == null && each.hospitalNumber() == null)
                .forEach(each -> withoutNumber.put(each.uuid(), each));
        OldPatient row = withoutNumber.remove(patient.uuid());
        while (row != null && !known.containsKey(String.valueOf(row.parent()))) {
            row = withoutNumber.remove(String.valueOf(row.parent()));
        }
        return row != null;
    }

    Records records() {
        return records;
    }

    Map<RecordId, String> names() {
        return names;
    }

    /** Null for a patient whom the directory did not know. */
    @Nullable
    RecordId id(String uuid) {
        return ids.get(uuid);
    }

    private void add(OldPatient patient) {
        RecordId id = new RecordId(Place.of(patient.created(), 0), patient.uuid(), 0);
        ids.put(patient.uuid(), id);
        names.put(id, patient.uuid());
        List<Identifier> mrns =
                OldRows.numbersOf(patient).stream().filter(Identifier::isMrn).toList();
        Identifier nhs = OldRows.numbersOf(patient).stream()
                .filter(Identifier::isNhsNumber)
                .findFirst()
                .orElse(null);
        records = records.with(
                new PatientRecord(id, mrns, nhs, null, null, details(patient, null), List.of(), List.of()));
    }

    private void merge(OldPatient patient) {
        RecordId child = id(patient);
        RecordId into = patient.parent() == null ? null : ids.get(patient.parent());
        boolean isCircle = into == null || into.equals(child) || records.isAncestor(child, into);
        if (into != null && !isCircle && records.records().containsKey(into)) {
            records = records.merged(child, new Merged(into, before(patient.modified()), patient.uuid(), 0));
        }
    }

    /** What a survivor lacked it did not take over: its fields are as if deleted since (M2). */
    private void settle(OldPatient patient) {
        PatientRecord record = records.get(id(patient));
        if (!record.merged().isEmpty()) {
            Place settled = horizon == null ? Place.of(latest, 0) : horizon;
            Place nhsDeleted = record.nhsNumber() == null ? settled : null;
            records = records.with(new PatientRecord(
                    record.id(),
                    record.mrns(),
                    record.nhsNumber(),
                    null,
                    nhsDeleted,
                    details(patient, settled),
                    record.merged(),
                    record.beside()));
        }
    }

    /** A number that several have is that of the one merged into the others: they show it all the same. */
    private void lead(OldPatient patient, Set<Identifier> leading) {
        RecordId id = id(patient);
        for (Identifier number : OldRows.numbersOf(patient)) {
            RecordId holder = records.holder(number);
            boolean closer = holder == null || records.isAncestor(holder, id);
            if (number.isMrn() && patient.isPadded() && (!closer || leading.contains(number))) {
                wants(id, patient, number);
            } else if (closer && (number.isMrn() || number.isNhsNumber())) {
                records = records.with(number, new Lead(id, standing(number, id)));
            }
        }
    }

    /**
     * I2: blanks around a number do not count, so that it is the number of the row that has it without any. The other row
     * was another patient's until now, and is found by its uuid alone: an operator says whether they are one (contracts/identity.md §5).
     */
    private void wants(RecordId id, OldPatient patient, Identifier number) {
        String uuid = patient.uuid();
        Claim claim = new Claim(uuid, id.place(), uuid, 0, true, false, false, true);
        records = records.with(Identifier.patient(uuid), new Lead(id, Lead.Standing.CURRENT))
                .with(new Claim.Key(id, number), claim);
    }

    /** As a merge leaves the numbers that it names as old (M2). */
    private Lead.Standing standing(Identifier number, RecordId id) {
        PatientRecord top = records.get(records.topOf(id));
        if (number.isMrn()) {
            return top.mrns().contains(number) ? Lead.Standing.CURRENT : Lead.Standing.FORMER;
        }
        return number.equals(top.nhsNumber()) ? Lead.Standing.CURRENT : Lead.Standing.RETIRED;
    }

    private RecordId id(OldPatient patient) {
        return Objects.requireNonNull(ids.get(patient.uuid()));
    }

    private Place before(Instant time) {
        Instant settled = horizon == null ? latest : horizon.time();
        return Place.of(time.isBefore(settled) ? time : settled.minusSeconds(1), 0);
    }

    private static Details details(OldPatient patient, @Nullable Place settled) {
        return new Details(
                field(patient.lastName(), settled),
                field(patient.firstName(), settled),
                field(null, settled),
                field(patient.sex(), settled),
                field(patient.dob(), settled),
                field(null, settled),
                field(patient.dod(), settled),
                field(null, settled),
                field(null, settled),
                null);
    }

    private static <T> Field<T> field(@Nullable T value, @Nullable Place settled) {
        return new Field<>(value, value == null ? settled : null);
    }
}
