package health.polaris.encounters.reconciliation;

import health.polaris.encounters.reconciliation.ShownStays.ShownStay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds a list against what is shown. */
final class Comparison {

    /** What can differ. */
    enum Kind {
        MISSING,
        SURPLUS,
        WRONG_BED,
        WRONG_CLASS,
        WRONG_PERSON
    }

    /** One difference; either half may be missing. */
    record Found(
            Kind kind, @Nullable SaidStay said, @Nullable ShownStay shown) {

        String ward() {
            if (said != null) {
                return said.ward().strip();
            }
            return Objects.requireNonNullElse(Objects.requireNonNull(shown).ward(), "");
        }

        /** Whether no stay is shown that is the one of the line: none at all, or that of somebody else in the bed. */
        boolean lacksStay() {
            return shown == null || (said != null && said.visitNumber() == null && shown.isOfSomebodyElse(said));
        }
    }

    private record Pair(SaidStay said, @Nullable ShownStay shown) {}

    private final Map<List<String>, ShownStay> byVisit = new HashMap<>();
    private final Map<List<String>, List<ShownStay>> byNumber = new HashMap<>();
    private final Map<String, List<ShownStay>> byWard = new HashMap<>();
    private final Collection<ShownStay> shown;
    private final Set<ShownStay> matched = new HashSet<>();
    private final List<Found> found = new ArrayList<>();
    private int agreeing;

    private Comparison(Collection<ShownStay> shown) {
        this.shown = shown;
        for (ShownStay stay : shown) {
            String visit = stay.visitNumber();
            if (visit != null) {
                byVisit.put(List.of(stay.namespace(), visit), stay);
            }
            if (stay.ward() != null) {
                byWard.computeIfAbsent(stay.ward(), _ -> new ArrayList<>()).add(stay);
            }
            stay.numbers()
                    .forEach(number -> byNumber.computeIfAbsent(number.key(), _ -> new ArrayList<>())
                            .add(stay));
        }
    }

    /** @param complete wards of which the list has everybody */
    static Comparison of(Collection<SaidStay> said, Collection<ShownStay> shown, Set<String> complete) {
        Comparison comparison = new Comparison(shown);
        List<Pair> pairs = said.stream()
                .map(line -> new Pair(line, comparison.stayOf(line)))
                .toList();
        pairs.forEach(pair -> comparison.match(pair.shown()));
        pairs.forEach(comparison::compare);
        comparison.surplus(complete);
        return comparison;
    }

    List<Found> found() {
        return found;
    }

    int agreeing() {
        return agreeing;
    }

    private void match(@Nullable ShownStay stay) {
        if (stay != null) {
            matched.add(stay);
        }
    }

    private void compare(Pair pair) {
        SaidStay line = pair.said();
        ShownStay stay = pair.shown() == null ? inTheBedOf(line) : pair.shown();
        if (stay == null) {
            found.add(new Found(Kind.MISSING, line, null));
            return;
        }
        match(stay);
        int before = found.size();
        if (!stay.bears(line)) {
            found.add(new Found(Kind.WRONG_PERSON, line, stay));
        }
        if (!line.agreesWith(stay.place())) {
            found.add(new Found(Kind.WRONG_BED, line, stay));
        }
        String type = line.encounterType();
        if (type != null && !type.equals(stay.encounterType())) {
            found.add(new Found(Kind.WRONG_CLASS, line, stay));
        }
        agreeing += found.size() == before ? 1 : 0;
    }

    /**
     * A visit number says which stay; one that is not known may be that of a stay that has none yet (identity.md O5). Without
     * one it is the patient's.
     */
    private @Nullable ShownStay stayOf(SaidStay line) {
        String visit = line.visitNumber();
        if (visit == null) {
            return ofPatient(line, _ -> true);
        }
        ShownStay known = byVisit.get(List.of(line.namespaceOrShared(), visit));
        return known == null ? ofPatient(line, stay -> stay.visitNumber() == null) : known;
    }

    /** In that ward ahead of others. */
    private @Nullable ShownStay ofPatient(SaidStay line, Predicate<ShownStay> eligible) {
        List<ShownStay> ofPatient = ShownStays.numbers(line).stream()
                .map(number -> byNumber.getOrDefault(number.key(), List.of()).stream()
                        .filter(eligible)
                        .toList())
                .filter(stays -> !stays.isEmpty())
                .findFirst()
                .orElse(List.of());
        return ofPatient.stream()
                .filter(stay -> line.ward().strip().equals(stay.ward()))
                .findFirst()
                .orElse(ofPatient.isEmpty() ? null : ofPatient.getFirst());
    }

    /** Of somebody who is shown nowhere: the only one who is shown in that bed, and on no line. */
    private @Nullable ShownStay inTheBedOf(SaidStay line) {
        if (line.visitNumber() != null || line.bed() == null) {
            return null;
        }
        List<ShownStay> there = byWard.getOrDefault(line.ward().strip(), List.of()).stream()
                .filter(stay -> !matched.contains(stay) && line.agreesWith(stay.place()))
                .toList();
        return there.size() == 1 ? there.getFirst() : null;
    }

    private void surplus(Set<String> complete) {
        shown.stream()
                .filter(stay -> !matched.contains(stay) && stay.ward() != null && complete.contains(stay.ward()))
                .forEach(stay -> found.add(new Found(Kind.SURPLUS, null, stay)));
    }
}
