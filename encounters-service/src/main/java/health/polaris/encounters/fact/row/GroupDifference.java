package health.polaris.encounters.fact.row;

import health.polaris.encounters.chronicle.Cause;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import java.util.HashMap;
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
 */
record GroupDifference(
        List<Fact> taken,
        GroupRows before,
        GroupRows after,
        List<RowChange<PatientRow>> patients,
        List<RowChange<EncounterRow>> encounters,
        List<RowChange<ConflictRow>> conflicts) {

    static GroupDifference of(DifferenceWriter.GroupChange change) {
        GroupRows before = GroupRows.of(change.before());
        GroupRows after = GroupRows.of(change.after());
        return new GroupDifference(
                change.taken(),
                before,
                after,
                RowChange.between(before.patients(), after.patients()),
                RowChange.between(before.encounters(), after.encounters()),
                RowChange.between(before.conflicts(), after.conflicts()));
    }

    boolean isEmpty() {
        return patients.isEmpty()
                && encounters.isEmpty()
                && conflicts.isEmpty()
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
