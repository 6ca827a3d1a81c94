package health.polaris.encounters.fact.json;

import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.Claim;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.Merged;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** A base as it is stored: maps whose keys are no words become lists. A base has no outcomes of facts. */
record BaseJson(
        List<PatientRecord> records,
        List<LeadingNumber> leads,
        List<MergedRecord> merges,
        List<Claimed> claims,
        List<Visits> visits,
        List<Renamed> renamed,
        List<LocalStay> locals,
        List<Telling> told,
        @Nullable Place last,
        @Nullable Place horizon) {

    record LeadingNumber(Identifier number, Lead lead) {}

    record MergedRecord(RecordId child, Merged merged) {}

    record Claimed(Identifier number, RecordId claimant, Claim claim) {}

    record Visits(Identifier number, List<Life> lives) {}

    record Renamed(Identifier from, Identifier to) {}

    record Telling(Origin.Telling telling, State.Told fact) {}

    static BaseJson of(State base) {
        Records records = base.records();
        Stays stays = base.stays();
        List<Claimed> claims = new ArrayList<>();
        records.claims()
                .forEach((number, claimants) ->
                        claimants.forEach((claimant, claim) -> claims.add(new Claimed(number, claimant, claim))));
        return new BaseJson(
                List.copyOf(records.records().values()),
                list(records.leads(), LeadingNumber::new),
                list(records.merges(), MergedRecord::new),
                claims,
                list(stays.visits(), Visits::new),
                list(stays.renamed(), Renamed::new),
                List.copyOf(stays.locals().values()),
                list(base.told(), Telling::new),
                base.last(),
                base.horizon());
    }

    State state() {
        return new State(
                recordsOf(),
                staysOf(),
                TreePMap.empty(),
                map(told, Telling::telling, Telling::fact),
                TreePMap.empty(),
                0,
                last,
                horizon);
    }

    private Records recordsOf() {
        Records plain = new Records(
                map(records, PatientRecord::id, record -> record),
                map(leads, LeadingNumber::number, LeadingNumber::lead),
                map(merges, MergedRecord::child, MergedRecord::merged),
                TreePMap.empty());
        for (Claimed each : claims) {
            plain = plain.with(new Claim.Key(each.claimant(), each.number()), each.claim());
        }
        return plain;
    }

    private Stays staysOf() {
        return new Stays(
                map(visits, Visits::number, Visits::lives),
                map(renamed, Renamed::from, Renamed::to),
                map(locals, LocalStay::uuid, local -> local));
    }

    private interface Pair<K, V, T> {
        T of(K key, V value);
    }

    private static <K, V, T> List<T> list(Map<K, V> map, Pair<K, V, T> pair) {
        return map.entrySet().stream()
                .map(entry -> pair.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static <K extends Comparable<? super K>, V, T> PMap<K, V> map(
            List<T> list, Function<T, K> key, Function<T, V> value) {
        TreePMap<K, V> map = TreePMap.empty();
        for (T each : list) {
            map = map.plus(key.apply(each), value.apply(each));
        }
        return map;
    }
}
