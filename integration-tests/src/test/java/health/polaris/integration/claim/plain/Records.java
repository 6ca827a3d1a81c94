package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.plain.PersonFile.Field;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is who (contracts/identity.md §1, §2): what each message makes of the records. */
final class Records {

    static final Set<String> MERGES = Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A41", "A47", "A49");
    private static final Set<String> MAY_GIVE_AWAY = Set.of("A28", "A01", "A04");

    final Numbers numbers = new Numbers();
    private int merges;
    int place;

    /** Of the message that has been come to: whom each PID speaks of. */
    final Map<Person, PersonFile> spokenOf = new IdentityHashMap<>();

    void apply(Message message) {
        place++;
        spokenOf.clear();
        if (message.trigger().equals("A37")) {
            unlink(message);
        }
        for (Person person : message.people()) {
            PersonFile record = recordOf(message, person);
            spokenOf.put(person, record);
            if (MERGES.contains(message.trigger())) {
                merge(message, person, record);
            } else if (person.mrn() != null && numbers.record(Numbers.mrn(namespace(message), person.mrn())) == null) {
                numbers.addMrn(record, namespace(message), person.mrn());
            }
            if (!message.trigger().equals("A37")) {
                sayNhs(message, person, record);
            }
            demographics(person, record);
            numbers.settle();
        }
    }

    private static String namespace(Message message) {
        return message.sender().namespace();
    }

    /** Null for none, {@code ""} and one with a wrong check digit (I3). */
    static @Nullable String nhs(Person person) {
        String nhs = person.nhs();
        return Message.DELETED.equals(nhs) || Person.INVALID.equals(nhs) ? null : nhs;
    }

    /** I4, I5 */
    private PersonFile recordOf(Message message, Person person) {
        String nhs = nhs(person);
        PersonFile byNhs = nhs == null ? null : numbers.record(Numbers.nhs(nhs));
        if (person.mrn() == null) {
            return byNhs == null ? numbers.fresh() : byNhs;
        }
        String mrn = Numbers.mrn(namespace(message), person.mrn());
        PersonFile byMrn = numbers.record(mrn);
        if (byMrn != null && !givesAway(message, person, byMrn)) {
            return byMrn;
        }
        if (byMrn != null) { // nobody's from here on: the NHS number says whose it is
            numbers.leads.remove(mrn);
        }
        if (byNhs != null
                && (numbers.shownMrn(byNhs, namespace(message)) == null
                        || agree(person, byNhs)
                        || numbers.isCurrent(Objects.requireNonNull(nhs)) && isNamedAsOld(message, person, byNhs))) {
            return byNhs;
        }
        return numbers.fresh();
    }

    /** M1: a merge whose MRG names that record. */
    private boolean isNamedAsOld(Message message, Person person, PersonFile record) {
        return MERGES.contains(message.trigger())
                && person.old().stream()
                        .flatMap(old -> named(message, old).stream())
                        .anyMatch(named -> named == record);
    }

    /** What each number of an MRG means; those that lead nowhere, and former NHS numbers, mean nobody. */
    private List<PersonFile> named(Message message, Person.Old old) {
        List<PersonFile> named = new ArrayList<>();
        for (String mrn : old.mrns()) {
            PersonFile file = numbers.leads.get(Numbers.mrn(namespace(message), mrn));
            if (file != null) {
                boolean isShown = mrn.equals(numbers.shownMrn(file.record(), namespace(message)));
                named.add(isShown ? file.record() : file);
            }
        }
        String nhs = old.nhs();
        PersonFile file = nhs != null && numbers.isCurrent(nhs) ? numbers.leads.get(Numbers.nhs(nhs)) : null;
        if (file != null && nhs != null) {
            named.add(nhs.equals(numbers.shownNhs(file.record())) ? file.record() : file);
        }
        return named;
    }

    /** I4: a former number, and a message that can only mean somebody else. */
    private boolean givesAway(Message message, Person person, PersonFile record) {
        return MAY_GIVE_AWAY.contains(message.trigger())
                && !Objects.equals(person.mrn(), numbers.shownMrn(record, namespace(message)))
                && isAnother(person.birth(), record, Field.BIRTH)
                && isAnother(person.family(), record, Field.FAMILY);
    }

    private static boolean isAnother(@Nullable String said, PersonFile record, Field field) {
        return said != null
                && record.shown(field) != null
                && record.whole().stream().noneMatch(file -> said.equals(file.fields.get(field)));
    }

    private static boolean agree(Person person, PersonFile record) {
        return person.birth() != null
                && person.birth().equals(record.shown(Field.BIRTH))
                && person.family() != null
                && person.family().equals(record.shown(Field.FAMILY));
    }

    /** M1 */
    private void merge(Message message, Person person, PersonFile survivor) {
        if (person.mrn() != null && numbers.record(Numbers.mrn(namespace(message), person.mrn())) == null) {
            numbers.addMrn(survivor, namespace(message), person.mrn());
        }
        String nhs = nhs(person);
        boolean bothNameIt = person.old().stream().anyMatch(old -> nhs != null && nhs.equals(old.nhs()));
        if (nhs != null && bothNameIt && numbers.record(Numbers.nhs(nhs)) == null) {
            numbers.showNhs(survivor, nhs, place);
        }
        PersonFile byNhs = nhs != null && numbers.isCurrent(nhs) ? numbers.record(Numbers.nhs(nhs)) : null;
        if (byNhs != null
                && byNhs != survivor
                && (numbers.shownMrn(byNhs, namespace(message)) == null
                        || agree(person, byNhs)
                        || isNamedAsOld(message, person, byNhs))) {
            mergeInto(byNhs, survivor);
        }
        for (Person.Old old : person.old()) {
            mergeOld(message, person, old, survivor);
        }
        if (person.mrn() != null) { // what MRG means is asked before PID's number is the one shown
            numbers.addMrn(survivor, namespace(message), person.mrn());
        }
    }

    private void mergeOld(Message message, Person person, Person.Old old, PersonFile survivor) {
        List<PersonFile> named = named(message, old);
        named.forEach(file -> bring(file, survivor));
        PersonFile found = named.isEmpty() ? numbers.fresh() : named.getFirst();
        if (named.isEmpty()) {
            mergeInto(found, survivor);
        }
        for (String mrn : old.mrns()) {
            if (numbers.record(Numbers.mrn(namespace(message), mrn)) == null) {
                leadTo(found, namespace(message), mrn);
            }
        }
        String nhs = old.nhs();
        if (nhs != null) {
            retire(nhs, found, nhs.equals(person.nhs()));
        }
    }

    /** An NHS number that a merge names as old is not freed by it. */
    private void retire(String nhs, PersonFile found, boolean ofSurvivor) {
        boolean isNew = numbers.record(Numbers.nhs(nhs)) == null;
        if (!ofSurvivor && (isNew || numbers.isCurrent(nhs))) {
            numbers.retired.add(Numbers.nhs(nhs));
        }
        if (isNew) {
            numbers.leads.put(Numbers.nhs(nhs), found);
            if (numbers.borneNhs(found) == null) {
                found.nhs = nhs;
                found.nhsReplaced = false;
                found.nhsOfMerged = null;
            }
        }
    }

    /** A number that leads nowhere goes to the record that the same MRG names by another number. */
    private void leadTo(PersonFile file, String namespace, String mrn) {
        numbers.leads.put(Numbers.mrn(namespace, mrn), file);
        if (numbers.shownMrn(file, namespace) == null) {
            numbers.show(file, namespace, mrn);
        } else {
            numbers.know(file, namespace, mrn);
        }
    }

    /** M3: a number that is shown brings the whole record, one that a merge retired its merged record alone. */
    private void bring(PersonFile file, PersonFile survivor) {
        if (file.record() != survivor) {
            mergeInto(file, survivor);
        }
    }

    private void mergeInto(PersonFile file, PersonFile survivor) {
        file.mergeInto(survivor, place, ++merges);
    }

    /** M3: A37 */
    private void unlink(Message message) {
        PersonFile one = named(message, message.people().get(0));
        PersonFile other = named(message, message.people().get(1));
        if (one == null || other == null || one == other || one.record() != other.record()) {
            return;
        }
        PersonFile child;
        if (other.whole().contains(one)) {
            child = one;
        } else if (one.whole().contains(other)) {
            child = other;
        } else {
            child = laterOf(one, other);
        }
        child.leave();
        numbers.restoreNhs(child);
    }

    private @Nullable PersonFile named(Message message, Person person) {
        String nhs = nhs(person);
        String number = person.mrn() != null
                ? Numbers.mrn(namespace(message), person.mrn())
                : nhs == null ? "none" : Numbers.nhs(nhs);
        return numbers.leads.get(number);
    }

    private static PersonFile laterOf(PersonFile one, PersonFile other) {
        return one.mergedAt > other.mergedAt ? one : other;
    }

    private void sayNhs(Message message, Person person, PersonFile record) {
        String nhs = nhs(person);
        if (Message.DELETED.equals(person.nhs())) {
            numbers.deleteNhs(record);
            record.deletedIn.put(Field.NHS, place);
        } else if (nhs != null && MERGES.contains(message.trigger())) {
            if (numbers.record(Numbers.nhs(nhs)) == record) {
                numbers.retired.remove(Numbers.nhs(nhs));
            }
            numbers.sayBeside(record, person.further());
            numbers.showNhs(record, nhs, place);
        } else if (nhs != null) {
            numbers.sayBeside(record, person.further());
            numbers.sayNhs(record, nhs, place);
        }
    }

    /** I7, F1: an empty field keeps, {@code ""} deletes, and is not taken over again from merges before. */
    private void demographics(Person person, PersonFile record) {
        say(record, Field.FAMILY, person.family());
        say(record, Field.GIVEN, person.given());
        say(record, Field.BIRTH, person.birth());
        say(record, Field.SEX, person.sex());
        say(record, Field.DEATH, person.death());
        if (Message.DELETED.equals(person.death())) {
            record.deathDeletedAt = place;
        }
    }

    private void say(PersonFile record, Field field, @Nullable String value) {
        if (Message.DELETED.equals(value)) {
            record.fields.remove(field);
            record.merged.forEach(other -> other.withheld.add(field));
            record.deletedIn.put(field, place);
        } else if (value != null) {
            record.fields.put(field, value);
        }
    }
}
