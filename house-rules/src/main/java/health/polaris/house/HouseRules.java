package health.polaris.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What every module keeps to. Each has a test that calls {@link #check}; surefire runs it in the module's folder.
 *
 * <pre>{@code
 * class HouseRulesTest {
 *     @Test
 *     void keepsToTheHouseRules() {
 *         HouseRules.check("health.polaris.encounters");
 *     }
 * }
 * }</pre>
 */
public final class HouseRules {

    private HouseRules() {}

    /**
     * @param root base package of the module, e.g. {@code health.polaris.encounters}
     * @throws AssertionError that lists all that is against a rule
     */
    public static void check(String root) {
        Architecture.check(root);
        Path module = Path.of("").toAbsolutePath();
        List<String> violations = new ArrayList<>(SourceSizes.violations(module));
        violations.addAll(Citations.violations(module, Path.of("../docs/contracts")));
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }
}
