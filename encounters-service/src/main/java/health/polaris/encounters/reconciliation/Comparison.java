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
    }

    private final Map<List<String>, ShownStay> byVisit = new HashMap<>();
    private final Map<List<String>, List<ShownStay>> byNumber = new HashMap<>();
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
            stay.numbers()
                    .forEach(number -> byNumber.computeIfAbsent(number.key(), _ -> new ArrayList<>())
                            .add(stay));
        }
    }

    /** @param complete wards of which the list has everybody */
    static Comparison of(Collection<SaidStay> said, Collection<ShownStay> shown, Set<String> complete) {
        Comparison comparison = new Comparison(shown);
        said.forEach(comparison::compare);
        comparison.surplus(complete);
        return comparison;
    }

    List<Found> found() {
        return found;
    }

    int agreeing() {
        return agreeing;
    }

    private void compare(SaidStay line) {
        ShownStay stay = stayOf(line);
        if (stay == null) {
            found.add(new Found(Kind.MISSING, line, null));
            return;
        }
        matched.add(stay);
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

    /** A visit number says which stay; without one it is the patient's, in that ward ahead of others. */
    private @Nullable ShownStay stayOf(SaidStay line) {
        String visit = line.visitNumber();
        if (visit != null) {
            return byVisit.get(List.of(line.namespaceOrShared(), visit));
        }
        List<ShownStay> ofPatient = ShownStays.numbers(line).stream()
                .map(number -> byNumber.getOrDefault(number.key(), List.of()))
                .filter(stays -> !stays.isEmpty())
                .findFirst()
                .orElse(List.of());
        return ofPatient.stream()
                .filter(stay -> line.ward().strip().equals(stay.ward()))
                .findFirst()
                .orElse(ofPatient.isEmpty() ? null : ofPatient.getFirst());
    }

    private void surplus(Set<String> complete) {
        shown.stream()
                .filter(stay -> !matched.contains(stay) && stay.ward() != null && complete.contains(stay.ward()))
                .forEach(stay -> found.add(new Found(Kind.SURPLUS, null, stay)));
    }
}
