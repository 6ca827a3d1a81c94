package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.record.RecordId;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

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
                carried(records, FoundRecords.among(before.patients(), after.patients()), after.patients(), fresh),
                carried(stays, FoundStays.among(before.stays(), after.stays()), lives(after), fresh));
    }

    private static Map<StayKey, ShownStay> lives(View shown) {
        Map<StayKey, ShownStay> lives = new TreeMap<>(shown.stays());
        lives.keySet().removeIf(StayKey::isLocal);
        return lives;
    }

    private static <K extends Comparable<? super K>> Map<K, String> carried(
            Map<K, String> uuids, Map<K, K> found, Map<K, ?> after, Supplier<String> fresh) {
        Map<K, String> carried = new TreeMap<>();
        after.keySet().forEach(key -> {
            K before = found.get(key);
            carried.put(key, before == null ? fresh.get() : Objects.requireNonNull(uuids.get(before)));
        });
        return carried;
    }
}
