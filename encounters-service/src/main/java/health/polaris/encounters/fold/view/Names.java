package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The uuids of records and stays, beside the fold and no part of it. They are kept through every fold, found again by
 * their identifiers and lives (§0); what vanishes takes its uuid along.
 *
 * @param records uuid of each record
 * @param stays uuid of each life of a visit; a local stay has the one that its fact gave
 */
public record Names(Map<RecordId, String> records, Map<StayKey, String> stays) {

    public static final Names NONE = new Names(Map.of(), Map.of());

    public String uuid(RecordId record) {
        return Objects.requireNonNull(records.get(record));
    }

    /** A visit that a local stay is one with bears the uuid of the local stay, where observations hang (O5). */
    public String uuid(ShownStay stay) {
        if (stay.key().isLocal()) {
            return stay.key().id();
        }
        return stay.joined().isEmpty()
                ? Objects.requireNonNull(stays.get(stay.key()))
                : stay.joined().getFirst();
    }

    /** Those of all patients and stays that are shown. */
    public Set<String> uuids(View shown) {
        Set<String> uuids = new HashSet<>();
        shown.patients().keySet().forEach(record -> uuids.add(uuid(record)));
        shown.stays().values().forEach(stay -> uuids.add(uuid(stay)));
        return uuids;
    }

    /**
     * The names of the state after, those of the state before kept.
     *
     * @param fresh gives a uuid that was never used
     */
    public Names carriedFrom(View before, View after, Supplier<String> fresh) {
        return new Names(
                carriedRecords(before.patients(), after.patients(), fresh), carriedStays(after.stays(), fresh));
    }

    private Map<RecordId, String> carriedRecords(
            Map<RecordId, ShownPatient> before, Map<RecordId, ShownPatient> after, Supplier<String> fresh) {
        Map<RecordId, String> carried = new TreeMap<>();
        Map<Identifier, RecordId> holders = new HashMap<>();
        records.forEach((id, uuid) -> {
            if (after.containsKey(id)) {
                carried.put(id, uuid);
            } else {
                Objects.requireNonNull(before.get(id)).leads().keySet().forEach(number -> holders.put(number, id));
            }
        });
        after.values().stream()
                .filter(patient -> !carried.containsKey(patient.id()))
                .forEach(patient -> carried.put(patient.id(), uuidOf(taken(patient, holders), fresh)));
        return carried;
    }

    private String uuidOf(@Nullable RecordId before, Supplier<String> fresh) {
        return before == null ? fresh.get() : uuid(before);
    }

    /** The vanished record that one of the numbers led to, MRNs first, and it is found once only. */
    private static @Nullable RecordId taken(ShownPatient patient, Map<Identifier, RecordId> holders) {
        RecordId found = patient.leads().keySet().stream()
                .sorted(Comparator.naturalOrder())
                .map(holders::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        holders.values().removeIf(id -> id.equals(found));
        return found;
    }

    /** By the fact that began the life; else the lives of a number in their order. */
    private Map<StayKey, String> carriedStays(Map<StayKey, ShownStay> after, Supplier<String> fresh) {
        Map<StayKey, String> carried = new TreeMap<>();
        Map<Identifier, List<String>> left = new HashMap<>();
        new TreeMap<>(stays).forEach((key, uuid) -> {
            if (after.containsKey(key)) {
                carried.put(key, uuid);
            } else {
                left.computeIfAbsent(Objects.requireNonNull(key.number()), _ -> new ArrayList<>())
                        .add(uuid);
            }
        });
        after.keySet().stream()
                .filter(key -> !key.isLocal() && !carried.containsKey(key))
                .forEach(key -> carried.put(key, next(left.get(Objects.requireNonNull(key.number())), fresh)));
        return carried;
    }

    private static String next(@Nullable List<String> left, Supplier<String> fresh) {
        return left == null || left.isEmpty() ? fresh.get() : left.removeFirst();
    }
}
