package health.polaris.integration.claim;

import java.util.ArrayList;
import java.util.List;

/** Lines that only one side has. */
final class Differences {

    private Differences() {}

    static List<String> between(List<String> expected, List<String> shown) {
        List<String> missing = new ArrayList<>(expected);
        shown.forEach(missing::remove);
        List<String> added = new ArrayList<>(shown);
        expected.forEach(added::remove);
        List<String> differences = new ArrayList<>();
        missing.forEach(line -> differences.add("expected " + line));
        added.forEach(line -> differences.add("shown    " + line));
        return differences;
    }
}
