package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.plain.PersonFile.Field;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is who (§1, §2): what each message makes of the records. */
final class Records {

    static final Set<String> MERGES = Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A41", "A47", "A49");
    private static final Set<String> MAY_GIVE_AWAY = Set.of("A28", "A01", "A04");

    final Numbers numbers = new Numbers();
    private int merges;
    private int place;

    void apply(Message message) {
        place++;
        if (message.trigger().equals("A37")) {
            unlink(message);
        }
        for (Person person : message.people()) {
            PersonFile record = recordOf(message, person);
            if (MERGES.contains(message.trigger())) {
                merge(message, person, record);
            } else if (person.mrn() != null && numbers.record(Numbers.mrn(namespace(message), person.mrn())) == null) {
                numbers.addMrn(record, namespace(message), person.mrn());
            }
            if (!message.trigger().equals("A37")) {
                sayNhs(message, person, record);
            }
            demographics(person, record);
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
        if (byMrn != null) {
            return givesAway(message, person, byMrn) ? takenFrom(mrn) : byMrn;
        }
        if (byNhs != null && (numbers.shownMrn(byNhs, namespace(message)) == null || agree(person, byNhs))) {
            return byNhs;
        }
        return numbers.fresh();
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

    private PersonFile takenFrom(String mrn) {
        numbers.leads.remove(mrn);
        return numbers.fresh();
    }

    private static boolean agree(Person person, PersonFile record) {
        return person.birth() != null
                && person.birth().equals(record.shown(Field.BIRTH))
                && person.family() != null
                && person.family().equals(record.shown(Field.FAMILY));
    }

    /** M1 */
    private void merge(Message message, Person person, PersonFile survivor) {
        if (person.mrn() != null) {
            numbers.addMrn(survivor, namespace(message), person.mrn());
        }
        for (Person.Old old : person.old()) {
            mergeOld(message, old, survivor);
        }
        String nhs = nhs(person);
        PersonFile byNhs = nhs != null && numbers.isCurrent(nhs) ? numbers.record(Numbers.nhs(nhs)) : null;
        if (byNhs != null
                && byNhs != survivor
                && (numbers.shownMrn(byNhs, namespace(message)) == null || agree(person, byNhs))) {
            byNhs.mergeInto(survivor, ++merges);
        }
        numbers.settle();
    }

    private void mergeOld(Message message, Person.Old old, PersonFile survivor) {
        String namespace = namespace(message);
        List<String> lost = new ArrayList<>();
        PersonFile found = null;
        for (String mrn : old.mrns()) {
            PersonFile file = numbers.leads.get(Numbers.mrn(namespace, mrn));
            if (file == null) {
                lost.add(mrn);
            } else {
                found = found == null ? file : found;
                bring(file, mrn.equals(numbers.shownMrn(file.record(), namespace)), survivor);
            }
        }
        String nhs = old.nhs();
        PersonFile byNhs = nhs == null ? null : numbers.leads.get(Numbers.nhs(nhs));
        if (byNhs != null && nhs != null && numbers.isCurrent(nhs)) {
            found = found == null ? byNhs : found;
            bring(byNhs, nhs.equals(numbers.shownNhs(byNhs.record())), survivor);
        }
        if (found == null) {
            found = numbers.fresh();
            found.mergeInto(survivor, ++merges);
        }
        for (String mrn : lost) {
            leadTo(found, namespace, mrn);
        }
        if (nhs != null && byNhs == null) {
            numbers.leads.put(Numbers.nhs(nhs), found);
            found.nhs = found.nhs == null ? nhs : found.nhs;
        }
    }

    /** A number that leads nowhere goes to the record that the same MRG names by another number. */
    private void leadTo(PersonFile file, String namespace, String mrn) {
        numbers.leads.put(Numbers.mrn(namespace, mrn), file);
        if (numbers.shownMrn(file, namespace) == null) {
            numbers.show(file, namespace, mrn);
        }
    }

    /** M3: a number that is shown brings the whole record, one that a merge retired its merged record alone. */
    private void bring(PersonFile file, boolean shown, PersonFile survivor) {
        PersonFile record = file.record();
        if (record != survivor) {
            (shown ? record : file).mergeInto(survivor, ++merges);
        }
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
        } else if (nhs != null && (person.mrn() != null || numbers.record(Numbers.nhs(nhs)) == null)) {
            numbers.sayNhs(record, nhs, place);
        }
    }

    /** I7, F1: an empty field keeps, {@code ""} deletes, and is not taken over again from merges before. */
    private static void demographics(Person person, PersonFile record) {
        say(record, Field.FAMILY, person.family());
        say(record, Field.GIVEN, person.given());
        say(record, Field.BIRTH, person.birth());
        say(record, Field.SEX, person.sex());
        say(record, Field.DEATH, person.death());
    }

    private static void say(PersonFile record, Field field, @Nullable String value) {
        if (Message.DELETED.equals(value)) {
            record.fields.remove(field);
            record.merged.forEach(other -> other.withheld.add(field));
        } else if (value != null) {
            record.fields.put(field, value);
        }
    }
}
