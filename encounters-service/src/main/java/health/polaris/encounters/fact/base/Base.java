package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownStay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * What rows from before facts were kept come to: it shows what they showed, under their uuids, so that nothing differs
 * and nothing is written until a fact changes it.
 *
 * @param numbers that lead here
 * @param uuids of all its patients and stays, by which changes over HTTP may name them
 */
public record Base(State state, Names names, Set<Identifier> numbers, Set<Identifier> uuids) {

    public Difference.Named named() {
        return new Difference.Named(state.view(), names);
    }

    /** What tells this base from others, and from numbers. */
    public Object key() {
        return names;
    }

    /**
     * The base of these rows.
     *
     * @param known records of groups that some of their numbers lead to, by uuid: while the version before still runs
     *     beside this one, it makes rows of records that facts have been told of already
     * @param leading numbers that lead to groups already: their rows are not taken up twice
     */
    public static Base of(OldRows rows, Map<String, RecordId> known, Set<Identifier> leading) {
        boolean added = rows.numbers().stream().anyMatch(leading::contains);
        Place horizon = added ? null : rows.horizon();
        BaseRecords patients = BaseRecords.of(rows, known, leading, horizon);
        BaseStays stays = BaseStays.of(rows, patients, leading, horizon);
        State state = state(patients.records(), stays.stays(), horizon);
        return new Base(apart(state), new Names(patients.names(), stays.names()), rows.numbers(), rows.uuids());
    }

    private static State state(Records records, Stays stays, @Nullable Place horizon) {
        return new State(records, stays, TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), 0, horizon, horizon);
    }

    /** Local stays that were none with a visit stay apart from it: only new visits adopt them. */
    private static State apart(State state) {
        List<LocalStay> joined = state.view().stays().values().stream()
                .map(ShownStay::joined)
                .flatMap(List::stream)
                .map(uuid -> state.stays().locals().get(uuid))
                .toList();
        Stays stays = state.stays();
        for (LocalStay local : joined) {
            stays = stays.with(new LocalStay(
                    local.uuid(),
                    local.made(),
                    local.patient(),
                    local.owner(),
                    false,
                    null,
                    local.course(),
                    local.steps(),
                    local.deletedAt(),
                    null));
        }
        return state(state.records(), stays, state.horizon());
    }
}
