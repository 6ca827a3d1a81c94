package health.polaris.encounters.fold;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.fold.view.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts in the order of their arrival, with the uuids that the records and stays have since their first. */
record Told(Group group, View view, Names names, int given) {

    static final Told NOTHING = new Told(Group.EMPTY, View.EMPTY, Names.NONE, 0);

    /** All of them in one batch. */
    Told and(Fact... facts) {
        Group next = group;
        for (Fact fact : facts) {
            next = next.with(fact);
        }
        View shown = next.state().view();
        int[] last = {given};
        Names carried = names.carriedFrom(view, shown, () -> "u" + last[0]++);
        return new Told(next, shown, carried, last[0]);
    }

    boolean holds(Identifier number) {
        return group.state().records().holder(number) != null;
    }

    /** Of the record that bears or bore the number, merged or not. */
    String uuid(Identifier number) {
        return names.uuid(Objects.requireNonNull(group.state().records().holder(number)));
    }

    /** Of the last life of a visit number. */
    String stay(String number) {
        return stays(number).getLast();
    }

    List<String> stays(String number) {
        return view.stays().values().stream()
                .filter(stay -> Facts.visitNumber(number).equals(stay.number()))
                .map(names::uuid)
                .toList();
    }

    Set<String> uuids() {
        return names.uuids(view);
    }

    /** What is wrong with the uuids when the facts arrive one by one. */
    static Optional<String> faultOf(List<Fact> facts) {
        Told told = NOTHING;
        List<String> faults = new ArrayList<>();
        for (Fact fact : facts) {
            Told next = told.and(fact);
            next.addFaults(told, faults);
            told = next;
        }
        return faults.stream().findFirst();
    }

    private void addFaults(Told before, List<String> faults) {
        before.names
                .records()
                .forEach((was, uuid) -> names.records().entrySet().stream()
                        .filter(each -> each.getValue().equals(uuid) && !isTheSame(before, was, each.getKey()))
                        .forEach(each -> faults.add(uuid + " was " + was + " and is " + each.getKey())));
        before.names
                .stays()
                .forEach((was, uuid) -> names.stays().entrySet().stream()
                        .filter(each -> each.getValue().equals(uuid))
                        .filter(each -> !numbers(Objects.requireNonNull(
                                        before.view.stays().get(was)))
                                .removeAll(numbers(
                                        Objects.requireNonNull(view.stays().get(each.getKey())))))
                        .forEach(each -> faults.add(uuid + " was " + was + " and is " + each.getKey())));
        if (Set.copyOf(names.records().values()).size() < view.patients().size()
                || Set.copyOf(names.stays().values()).size() < names.stays().size()) {
            faults.add("one uuid given twice");
        }
    }

    /** It holds one of the MRNs that the uuid was known by, or held it; of one without any, the NHS number. */
    private boolean isTheSame(Told before, RecordId was, RecordId is) {
        Set<Identifier> known = before.leading(was).collect(Collectors.toCollection(HashSet::new));
        if (known.stream().anyMatch(Identifier::isMrn)) {
            known.removeIf(Identifier::isNhsNumber);
        }
        known.removeIf(number -> !holds(number)); // deleted (F1)
        PatientRecord record = group.state().records().get(is);
        Set<Identifier> held =
                Stream.concat(leading(is), record.mrns().stream()).collect(Collectors.toSet());
        return known.isEmpty() || known.stream().anyMatch(held::contains);
    }

    private Stream<Identifier> leading(RecordId record) {
        return Objects.requireNonNull(view.patients().get(record)).leads().keySet().stream();
    }

    private static Set<Identifier> numbers(ShownStay stay) {
        Set<Identifier> numbers = new HashSet<>(stay.formerNumbers());
        numbers.add(Objects.requireNonNull(stay.number()));
        return numbers;
    }
}
