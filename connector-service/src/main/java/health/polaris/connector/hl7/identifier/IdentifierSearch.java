package health.polaris.connector.hl7.identifier;

import health.polaris.connector.hl7.identifier.Identifiers.Fault;
import health.polaris.connector.hl7.message.Field;
import health.polaris.eventbus.identifier.NhsNumber;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Goes through the repetitions of one field, once. */
final class IdentifierSearch {

    /** Of all kinds together: a patient has a few, one in whom many were gathered by mistake some more. */
    static final int MOST_NUMBERS = 1000;

    private final IdentifierRules rules;
    private final List<Set<Identifier>> mrns;
    private final List<Set<Identifier>> nhsNumbers;
    private final Set<Fault> leftOut = EnumSet.noneOf(Fault.class);
    private boolean deleted;
    private boolean mrnTypeKnown;
    private int numbers;

    IdentifierSearch(IdentifierRules rules) {
        this.rules = rules;
        this.mrns = ranks(rules.mrn());
        this.nhsNumbers = ranks(rules.nhsNumber());
        this.mrnTypeKnown = rules.knownMrnTypes().isEmpty();
    }

    private static List<Set<Identifier>> ranks(List<IdentifierRule> rules) {
        List<Set<Identifier>> ranks = new ArrayList<>();
        rules.forEach(rule -> ranks.add(new LinkedHashSet<>()));
        return ranks;
    }

    /** @return whether there is any use in looking further */
    boolean lookAt(Field repetition) {
        mrnTypeKnown = mrnTypeKnown || rules.knownMrnTypes().contains(IdentifierRule.type(repetition));
        lookAt(repetition, Identifier.Kind.MRN, rules.mrn(), mrns);
        lookAt(repetition, Identifier.Kind.NHS_NUMBER, rules.nhsNumber(), nhsNumbers);
        return numbers <= MOST_NUMBERS;
    }

    private void lookAt(
            Field repetition, Identifier.Kind kind, List<IdentifierRule> candidates, List<Set<Identifier>> ranks) {
        for (int rank = 0; rank < candidates.size(); rank++) {
            IdentifierRule rule = candidates.get(rank);
            if (rule.matches(repetition)) {
                take(repetition, kind, rule, ranks.get(rank));
                return;
            }
        }
    }

    private void take(Field repetition, Identifier.Kind kind, IdentifierRule rule, Set<Identifier> found) {
        String value = repetition.codeValue();
        if (value == null) {
            deleted |= kind == Identifier.Kind.NHS_NUMBER && repetition.deletes(1);
            return;
        }
        String written = IdentifierRules.written(kind, value);
        if (rules.meansNothing(value) || rules.meansNothing(written)) {
            leftOut.add(Fault.NO_IDENTIFIER);
        } else if (kind == Identifier.Kind.NHS_NUMBER && !isNhsNumber(written)) {
            leftOut.add(Fault.NHS_NUMBER_INVALID);
        } else if (found.add(new Identifier(kind, rule.namespace(), written))) {
            numbers++;
        }
    }

    private static boolean isNhsNumber(String written) {
        return NhsNumber.isValid(written) && !NhsNumber.meansUnknown(written);
    }

    Identifiers found() {
        if (numbers > MOST_NUMBERS) {
            leftOut.add(Fault.TOO_MANY);
        }
        List<Identifier> all = new ArrayList<>();
        mrns.forEach(all::addAll);
        int mrnsFound = all.size();
        nhsNumbers.forEach(all::addAll);
        return new Identifiers(all, leftOut, deleted && all.size() == mrnsFound, !mrnTypeKnown);
    }
}
