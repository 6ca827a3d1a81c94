package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.record.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The uuids of records and stays, beside the fold and no part of it. They are kept through every fold, found again by
 * their identifiers and lives (contracts/identity.md §0); what vanishes takes its uuid along.
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

    /**
     * Names that were stored by an earlier release, whose rules gave a life another number or did not begin it: that of
     * the life that the same fact began, else one that is the same whenever it is asked for.
     */
    public Names completedFor(View shown) {
        Set<StayKey> missing = new TreeSet<>(lives(shown).keySet());
        missing.removeAll(stays.keySet());
        if (missing.isEmpty()) {
            return this;
        }
        Map<StayKey, String> completed = new TreeMap<>(stays);
        Map<StayKey.Beginning, String> left = new HashMap<>();
        completed.forEach((key, uuid) -> {
            if (!shown.stays().containsKey(key)) {
                left.put(key.beginning(), uuid);
            }
        });
        missing.forEach(key -> {
            String known = left.remove(key.beginning());
            completed.put(key, known == null ? always(key) : known);
        });
        return new Names(records, completed);
    }

    /** Of lives that today's rules do not know: their rows stand as the rules of an earlier release left them. */
    public Set<String> leftOver(View shown) {
        Set<String> leftOver = new HashSet<>();
        stays.forEach((key, uuid) -> {
            if (!shown.stays().containsKey(key)) {
                leftOver.add(uuid);
            }
        });
        shown.stays().forEach((key, stay) -> {
            leftOver.remove(stays.get(key));
            leftOver.remove(uuid(stay));
        });
        return leftOver;
    }

    private static String always(StayKey key) {
        return UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
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
