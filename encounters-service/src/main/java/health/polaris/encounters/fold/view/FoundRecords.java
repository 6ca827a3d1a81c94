package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.RecordId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which record of a state is which of the state before (contracts/identity.md §0). Records are found again by their numbers, MRNs first. The
 * fact that made one says it only beside a number: once an earlier fact makes the first record of several, what was the
 * second is the first, and somebody else.
 */
final class FoundRecords {

    private final Map<RecordId, ShownPatient> before;
    private final Map<RecordId, ShownPatient> after;

    /** Of the state after. */
    private final Map<Identifier, RecordId> holders = new HashMap<>();

    /** Of the state before, not yet found. */
    private final TreeSet<RecordId> missing;

    private final Map<RecordId, RecordId> found = new TreeMap<>();

    private FoundRecords(Map<RecordId, ShownPatient> before, Map<RecordId, ShownPatient> after) {
        this.before = before;
        this.after = after;
        missing = new TreeSet<>(before.keySet());
        after.values()
                .forEach(patient -> patient.leads().keySet().forEach(number -> holders.put(number, patient.id())));
    }

    /** By record of the state after: the one of the state before that it is. */
    static Map<RecordId, RecordId> among(Map<RecordId, ShownPatient> before, Map<RecordId, ShownPatient> after) {
        FoundRecords records = new FoundRecords(before, after);
        records.findByMrn();
        records.findByNhsNumber();
        records.findByFact();
        return records.found;
    }

    private void findByMrn() {
        sameFact((was, is) -> share(mrnsOf(was), mrnsOf(is)) || gaveItsMrnAway(was, is) || isThereStill(was, is));
        findThoseThatBeganEarlier();
        sameNumber(Identifier::isMrn, Lead.Standing.CURRENT);
        sameNumber(Identifier::isMrn, Lead.Standing.values());
        missing.stream()
                .filter(id -> mrnsOf(was(id)).isEmpty())
                .toList()
                .forEach(id -> after.values().stream()
                        .filter(is -> gaveItsMrnAway(was(id), is))
                        .findFirst()
                        .ifPresent(is -> take(id, is.id())));
    }

    /** I4: the record is there still, and what it was known by leads to somebody else. */
    private static boolean gaveItsMrnAway(ShownPatient was, ShownPatient is) {
        Set<Identifier> known = mrnsOf(was).isEmpty() ? was.borne() : mrnsOf(was);
        return mrnsOf(is).isEmpty() && share(known, is.borne());
    }

    /** A number may be corrected and given to somebody else at once: whom it leads to now began later than it was known. */
    private boolean isThereStill(ShownPatient was, ShownPatient is) {
        return share(mrnsOf(was), is.borne())
                && mrnsOf(was).stream()
                        .flatMap(mrn -> Stream.ofNullable(holders.get(mrn)))
                        .allMatch(holder -> holder.equals(is.id()) || holder.compareTo(was.id()) > 0);
    }

    private void findThoseThatBeganEarlier() {
        for (RecordId id : new TreeSet<>(missing)) {
            after.values().stream()
                    .filter(is -> is.id().compareTo(id) < 0 && !found.containsKey(is.id()) && isThereStill(was(id), is))
                    .findFirst()
                    .ifPresent(is -> take(id, is.id()));
        }
    }

    /** The MRN says who it is (I5): only of one that has none, or whose MRNs are nobody's any more. */
    private void findByNhsNumber() {
        missing.removeIf(id -> share(mrnsOf(was(id)), holders.keySet()));
        sameFact((was, is) -> share(was.leads().keySet(), is.leads().keySet()));
        sameNumber(Identifier::isNhsNumber, Lead.Standing.CURRENT);
        sameNumber(Identifier::isNhsNumber, Lead.Standing.values());
    }

    /** A message that an operator had done again, whose numbers are read otherwise now: all others are gone. */
    private void findByFact() {
        missing.removeIf(
                id -> share(was(id).leads().keySet(), holders.keySet()) || share(was(id).borne(), holders.keySet()));
        sameFact((_, _) -> true);
    }

    private void sameFact(BiPredicate<ShownPatient, ShownPatient> same) {
        for (RecordId id : new TreeSet<>(missing)) {
            ShownPatient is = after.get(id);
            if (is != null && same.test(was(id), is)) {
                take(id, id);
            }
        }
    }

    private void sameNumber(Predicate<Identifier> kind, Lead.Standing... standings) {
        Set<Lead.Standing> standing = Set.of(standings);
        for (RecordId id : new TreeSet<>(missing)) {
            was(id).leads().entrySet().stream()
                    .filter(lead -> kind.test(lead.getKey()) && standing.contains(lead.getValue()))
                    .flatMap(lead -> Stream.ofNullable(holders.get(lead.getKey())))
                    .filter(holder -> !found.containsKey(holder))
                    .findFirst()
                    .ifPresent(holder -> take(id, holder));
        }
    }

    private void take(RecordId was, RecordId is) {
        if (found.putIfAbsent(is, was) == null) {
            missing.remove(was);
        }
    }

    private ShownPatient was(RecordId id) {
        return Objects.requireNonNull(before.get(id));
    }

    private static Set<Identifier> mrnsOf(ShownPatient patient) {
        return patient.leads().keySet().stream().filter(Identifier::isMrn).collect(Collectors.toSet());
    }

    private static boolean share(Set<Identifier> some, Set<Identifier> others) {
        return some.stream().anyMatch(others::contains);
    }
}
