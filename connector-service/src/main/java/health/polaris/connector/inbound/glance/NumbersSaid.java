package health.polaris.connector.inbound.glance;

import health.polaris.connector.hl7.fact.MergeSaid;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.NumberSaid;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.identifier.Identifier;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.PersonSegments;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.messagelog.SearchKey;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every number that a message says, of all its patients and of those merged away, so that it is found by each. */
public final class NumbersSaid {

    private static final List<Integer> MERGED_PATIENTS = List.of(1, 2, 4);
    private static final List<Integer> MERGED_STAYS = List.of(3, 5);

    /** As many as an accepted message may have of patients, and of stays of 500 of them. */
    private static final int MOST = 12_000;

    /** Of one field, when no rule knows them. */
    private static final int MOST_UNKNOWN = 1000;

    private final Set<SearchKey> keys = new LinkedHashSet<>();
    private final boolean withUnknown;

    private NumbersSaid(boolean withUnknown) {
        this.withUnknown = withUnknown;
    }

    /** What an understood message says. */
    public static Set<SearchKey> in(MessageFact fact) {
        NumbersSaid said = new NumbersSaid(false);
        fact.persons().forEach(said::person);
        return said.keys;
    }

    /** Those that the columns of the patient and the visit do not have: of most messages none. */
    public static Set<SearchKey> without(Set<SearchKey> all, PatientIdentifiers patient) {
        Set<SearchKey> others = new LinkedHashSet<>(all);
        remove(others, SearchKey.Kind.MRN, patient.mrn());
        remove(others, SearchKey.Kind.NHS_NUMBER, patient.nhsNumber());
        remove(others, SearchKey.Kind.VISIT, patient.visitId());
        return others;
    }

    private static void remove(Set<SearchKey> keys, SearchKey.Kind kind, @Nullable String number) {
        if (number != null) {
            keys.remove(new SearchKey(kind, number));
        }
    }

    /** The same of a message that nothing is done for, of all its patients too. */
    public static Set<SearchKey> in(Hl7Message message, IdentifierRules rules) {
        return in(message, rules, false);
    }

    /**
     * The same of a message that was not taken, and numbers that no rule takes with them: the rules may be what is wrong,
     * and somebody looks for the patient all the same.
     */
    public static Set<SearchKey> ofUntaken(Hl7Message message, IdentifierRules rules) {
        return in(message, rules, true);
    }

    private static Set<SearchKey> in(Hl7Message message, IdentifierRules rules, boolean withUnknown) {
        NumbersSaid said = new NumbersSaid(withUnknown);
        List<PersonSegments> persons = message.persons();
        persons.forEach(person -> said.person(person, rules));
        if (persons.isEmpty()) {
            message.segment("MRG").ifPresent(merge -> said.merged(merge, rules));
        }
        return said.keys;
    }

    private void person(PersonSegments person, IdentifierRules rules) {
        numbers(person.patient().field(3), rules);
        add(SearchKey.Kind.VISIT, rules.number(person.patient().field(18)));
        person.visit().ifPresent(visit -> add(SearchKey.Kind.VISIT, rules.number(visit.field(19))));
        person.merge().ifPresent(merge -> merged(merge, rules));
    }

    private void merged(Segment merge, IdentifierRules rules) {
        MERGED_PATIENTS.forEach(field -> numbers(merge.field(field), rules));
        MERGED_STAYS.forEach(field -> add(SearchKey.Kind.VISIT, rules.number(merge.field(field))));
    }

    private void numbers(Field field, IdentifierRules rules) {
        patients(rules.in(field).all());
        Iterator<Field> repetitions = field.repetitions().iterator();
        for (int seen = 0; withUnknown && seen < MOST_UNKNOWN && repetitions.hasNext(); seen++) {
            Field repetition = repetitions.next();
            if (rules.in(repetition).missing()) {
                unknown(repetition.codeValue(), rules);
            }
        }
    }

    /** What kind of number it is nobody can tell: it is found as either. */
    private void unknown(@Nullable String number, IdentifierRules rules) {
        if (number != null && !rules.meansNothing(number)) {
            add(SearchKey.Kind.MRN, number);
            add(SearchKey.Kind.NHS_NUMBER, SearchKey.Kind.NHS_NUMBER.compared(number));
        }
    }

    private void person(PersonSaid person) {
        patients(person.identifiers());
        VisitSaid visit = person.visit();
        if (visit != null) {
            stay(visit.number());
            stay(visit.account());
        }
        MergeSaid merge = person.merge();
        if (merge != null) {
            patients(merge.identifiers());
            stay(merge.visit());
            stay(merge.account());
        }
    }

    private void patients(List<Identifier> identifiers) {
        identifiers.forEach(each ->
                add(each.kind() == Identifier.Kind.MRN ? SearchKey.Kind.MRN : SearchKey.Kind.NHS_NUMBER, each.value()));
    }

    private void stay(@Nullable NumberSaid number) {
        add(SearchKey.Kind.VISIT, number == null ? null : number.value());
    }

    private void add(SearchKey.Kind kind, @Nullable String number) {
        if (number != null && keys.size() < MOST) {
            keys.add(new SearchKey(kind, number));
        }
    }
}
