package health.polaris.connector.suggestion;

import health.polaris.connector.suggestion.Feed.Sample;
import health.polaris.eventbus.identifier.NhsNumber;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What was seen of numbers that belong together, and in which messages. */
final class SeenNumbers {

    private static final double NEARLY_ALL = 0.9;
    private static final int LENGTH_OF_NHS_NUMBER = 10;

    private final Set<Sample> messages = new HashSet<>();
    private final Set<String> values = new TreeSet<>();

    void add(Sample message, String value) {
        messages.add(message);
        values.add(value);
    }

    void addAll(SeenNumbers others) {
        messages.addAll(others.messages);
        values.addAll(others.values);
    }

    Set<Sample> messages() {
        return messages;
    }

    Set<String> values() {
        return values;
    }

    /** Whether nearly all have the check digit of an NHS number. */
    boolean areNhsNumbers() {
        return areNearlyAll(values.size());
    }

    /** The same of several: one in eleven numbers of ten digits has the digit by chance. */
    boolean areSeveralNhsNumbers() {
        return values.size() > 1 && areNhsNumbers();
    }

    /** The same of those that have ten digits, beside which others may stand. */
    boolean haveNhsNumbersAmongThem() {
        return areNearlyAll(values.stream()
                .map(NhsNumber::withoutBlanksAndHyphens)
                .filter(value ->
                        value.length() == LENGTH_OF_NHS_NUMBER && value.chars().allMatch(Character::isDigit))
                .count());
    }

    private boolean areNearlyAll(long all) {
        long valid = values.stream()
                .map(NhsNumber::withoutBlanksAndHyphens)
                .filter(value -> NhsNumber.isValid(value) && !NhsNumber.meansUnknown(value))
                .count();
        return valid > 0 && valid >= NEARLY_ALL * all;
    }
}
