package health.polaris.encounters.fact.row;

import health.polaris.encounters.chronicle.Cause;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows in which two states of a group differ.
 *
 * @param taken the facts that made the difference, in the order in which they came
 * @param lives uuids that lives of visits have or had, whether or not anything is shown of them
 * @param leftOver those of them that only the rules of an earlier release knew
 * @param released uuids of the encounters whose visit number must be free before others are written, and whether they
 *     are deleted
 * @param contradicted what had been shown by today's rules, by uuid, where the table says otherwise: not in {@code before}
 */
record GroupDifference(
        List<Fact> taken,
        GroupRows before,
        GroupRows after,
        Set<String> lives,
        Set<String> leftOver,
        Map<String, Boolean> released,
        Map<String, EncounterRow> contradicted,
        List<RowChange<PatientRow>> patients,
        List<RowChange<EncounterRow>> encounters,
        List<RowChange<ConflictRow>> conflicts) {

    static GroupDifference of(DifferenceWriter.GroupChange change) {
        GroupRows before = GroupRows.of(change.before());
        GroupRows after = GroupRows.of(change.after());
        List<RowChange<EncounterRow>> encounters = RowChange.between(before.encounters(), after.encounters());
        Set<String> lives = new HashSet<>(change.before().names().stays().values());
        lives.addAll(change.after().names().stays().values());
        Set<String> leftOver = change.before().names().leftOver(change.before().view());
        return new GroupDifference(
                change.taken(),
                before,
                after,
                lives,
                leftOver,
                released(before, after, encounters, leftOver),
                Map.of(),
                RowChange.between(before.patients(), after.patients()),
                encounters,
                RowChange.between(before.conflicts(), after.conflicts()));
    }

    /** What vanished is deleted, unless it is part of another stay now and was made over HTTP. */
    private static Map<String, Boolean> released(
            GroupRows before, GroupRows after, List<RowChange<EncounterRow>> encounters, Set<String> leftOver) {
        Map<String, Boolean> released = new TreeMap<>();
        before.bearers().forEach((number, uuid) -> {
            if (!uuid.equals(after.bearers().get(number))) {
                released.put(uuid, false);
            }
        });
        RowChange.gone(encounters).stream()
                .filter(row -> row.ofEpr() || !after.parents().containsKey(row.uuid()))
                .forEach(row -> released.put(row.uuid(), true));
        leftOver.forEach(uuid -> released.put(uuid, true));
        return released;
    }

    /**
     * A row that is not deleted and has a visit number that another one is to bear.
     *
     * @param bearer which other one
     */
    record Holder(String uuid, String patient, String bearer) {}

    /** The rows that must be alone with their visit numbers: in a group with rows of other rules all, else the changed. */
    Map<String, Identifier> asked() {
        Map<String, Identifier> asked = new TreeMap<>();
        Stream<EncounterRow> rows =
                leftOver.isEmpty() ? RowChange.shown(encounters).stream() : after.encounters().values().stream();
        rows.filter(row -> row.number() != null && !row.isDeleted())
                .forEach(row -> asked.put(row.uuid(), Objects.requireNonNull(row.number())));
        return asked;
    }

    /**
     * Both states are folded by today's rules, and rows may have been written by those of an earlier release: such rows
     * give their numbers away, and they and the ones that bear those now are written as if nothing were known of them.
     * Rows of other groups are left alone.
     */
    GroupDifference but(List<Holder> found) {
        List<Holder> own = found.stream()
                .filter(each -> after.encounters().containsKey(each.bearer()) && isOwn(each) && !isKnown(each))
                .toList();
        if (own.isEmpty()) {
            return this;
        }
        Map<String, Boolean> free = new TreeMap<>(released);
        Set<String> untrue = new HashSet<>();
        own.forEach(each -> {
            boolean deleted = lives.contains(each.uuid()) && !after.encounters().containsKey(each.uuid());
            free.merge(each.uuid(), deleted, Boolean::logicalOr);
            untrue.add(each.uuid());
            untrue.add(each.bearer());
        });
        GroupRows known = before.without(untrue, after);
        Map<String, EncounterRow> unknown = new TreeMap<>(before.encounters());
        unknown.keySet().removeAll(known.encounters().keySet());
        return new GroupDifference(
                taken,
                known,
                after,
                lives,
                leftOver,
                free,
                unknown,
                patients,
                RowChange.between(known.encounters(), after.encounters()),
                conflicts);
    }

    /** Today's rules, too, have taken the number away from it just now. */
    private boolean isKnown(Holder row) {
        EncounterRow bearer = Objects.requireNonNull(after.encounters().get(row.bearer()));
        return row.uuid().equals(before.bearers().get(bearer.number()));
    }

    private boolean isOwn(Holder row) {
        return lives.contains(row.uuid())
                || before.has(row.uuid(), row.patient())
                || after.has(row.uuid(), row.patient());
    }

    boolean isEmpty() {
        return patients.isEmpty()
                && encounters.isEmpty()
                && conflicts.isEmpty()
                && leftOver.isEmpty()
                && before.parents().equals(after.parents());
    }

    /** That a stay is part of another one, which it was not, or is no longer: then {@code parent} is null. */
    record Parting(
            String child, @Nullable String parent, @Nullable String formerParent) {}

    List<Parting> partings() {
        return RowChange.between(linked(before.parents()), linked(after.parents())).stream()
                .map(GroupDifference::parting)
                .toList();
    }

    private record Link(String child, String parent) {}

    private static Map<String, Link> linked(Map<String, String> parents) {
        Map<String, Link> links = new TreeMap<>();
        parents.forEach((child, parent) -> links.put(child, new Link(child, parent)));
        return links;
    }

    private static Parting parting(RowChange<Link> change) {
        Link was = change.before();
        Link is = change.after();
        String child = is == null ? Objects.requireNonNull(was).child() : is.child();
        return new Parting(child, is == null ? null : is.parent(), was == null ? null : was.parent());
    }

    /** Who has a number of a patient that vanished: one of the records that it turned out to be. */
    @Nullable
    String successor(PatientRow gone) {
        Map<Identifier, String> holders = new HashMap<>();
        after.patients()
                .values()
                .forEach(patient -> patient.identifiers().forEach(each -> holders.put(each.number(), patient.uuid())));
        return gone.identifiers().stream()
                .map(each -> holders.get(each.number()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The message that is named where something was taken away: the last one that came. */
    String lastFact() {
        return taken.isEmpty() ? "" : taken.getLast().id();
    }

    /** Of the message; {@code ""} when it is not among those that came now. */
    String sender(String fact) {
        return taken.stream()
                .filter(each -> each.id().equals(fact))
                .map(each -> each.origin().sender())
                .findFirst()
                .orElse("");
    }

    /** What made each row differ, by its uuid: the last fact that speaks of it, else the last one. */
    Map<String, Cause> causes() {
        Map<String, Cause> causes = new HashMap<>();
        if (taken.isEmpty()) {
            return causes;
        }
        List<String> messages = taken.stream()
                .flatMap(fact -> Stream.ofNullable(FactId.messageOf(fact.id())))
                .distinct()
                .toList();
        Function<Set<Identifier>, Cause> speaking = numbers -> cause(lastOf(numbers), messages);
        Cause last = cause(taken.getLast(), messages);
        partings()
                .forEach(parting -> Stream.of(parting.child(), parting.parent(), parting.formerParent())
                        .filter(Objects::nonNull)
                        .forEach(uuid -> causes.put(uuid, last)));
        before.bearers().values().forEach(uuid -> causes.put(uuid, last));
        released.keySet().forEach(uuid -> causes.put(uuid, last));
        patients.forEach(change -> Stream.of(change.before(), change.after())
                .flatMap(Stream::ofNullable)
                .forEach(row -> causes.put(row.uuid(), speaking.apply(row.numbers()))));
        encounters.forEach(change -> Stream.of(change.before(), change.after())
                .flatMap(Stream::ofNullable)
                .forEach(row -> causes.put(row.uuid(), speaking.apply(row.numbers()))));
        return causes;
    }

    private Fact lastOf(Set<Identifier> numbers) {
        return taken.reversed().stream()
                .filter(fact -> fact.statement().identifiers().anyMatch(numbers::contains))
                .findFirst()
                .orElse(taken.getLast());
    }

    private static Cause cause(Fact fact, List<String> messages) {
        String message = FactId.messageOf(fact.id());
        return new Cause(
                fact.origin().happenedAt().toString(),
                message,
                message == null ? null : fact.place().number(),
                messages.size() > 1 ? messages : null);
    }
}
