package health.polaris.connector.hl7.identifier;

import health.polaris.connector.hl7.identifier.Identifier.Kind;
import health.polaris.connector.hl7.message.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All numbers that rules find, not only the best: whoever is known by one of them is known (contracts/identity.md §2,
 * M1).
 *
 * @param numbers MRNs, then NHS numbers, each in the order of its rules
 * @param nhsNumberDeleted {@code ""} stands where an NHS number would, and there is none
 * @param furtherOnes whether there were repetitions that nobody looked at
 */
public record EveryIdentifier(List<Identifier> numbers, boolean nhsNumberDeleted, boolean furtherOnes) {

    /** Of one field; people have a handful. */
    private static final int MOST_REPETITIONS = 1000;

    public static EveryIdentifier in(List<Field> fields, IdentifierRules rules) {
        Search mrns = new Search(Kind.MRN, rules.mrn());
        Search nhsNumbers = new Search(Kind.NHS_NUMBER, rules.nhsNumber());
        boolean more = false;
        for (Field field : fields) {
            int looked = 0;
            for (Field repetition : field.repetitions()) {
                if (looked++ == MOST_REPETITIONS) {
                    more = true;
                    break;
                }
                mrns.lookAt(repetition);
                nhsNumbers.lookAt(repetition);
            }
        }
        Set<Identifier> numbers = new LinkedHashSet<>(mrns.found());
        List<Identifier> foundNhsNumbers = nhsNumbers.found();
        numbers.addAll(foundNhsNumbers);
        return new EveryIdentifier(List.copyOf(numbers), nhsNumbers.deleted && foundNhsNumbers.isEmpty(), more);
    }

    /** What the rules of one kind find; of two that match, the first counts. */
    private static final class Search {

        private final Kind kind;
        private final List<IdentifierRule> rules;
        private final List<List<Identifier>> byRule = new ArrayList<>();
        private boolean deleted;

        Search(Kind kind, List<IdentifierRule> rules) {
            this.kind = kind;
            this.rules = rules;
            rules.forEach(rule -> byRule.add(new ArrayList<>()));
        }

        void lookAt(Field repetition) {
            for (int index = 0; index < rules.size(); index++) {
                if (rules.get(index).matches(repetition)) {
                    add(repetition, index);
                    return;
                }
            }
        }

        private void add(Field repetition, int rule) {
            deleted |= repetition.deletes(1);
            Optional.ofNullable(repetition.value())
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> byRule.get(rule)
                            .add(new Identifier(kind, rules.get(rule).namespace(), value)));
        }

        List<Identifier> found() {
            return byRule.stream().flatMap(List::stream).toList();
        }
    }
}
