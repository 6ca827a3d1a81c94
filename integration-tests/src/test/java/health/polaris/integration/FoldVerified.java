package health.polaris.integration;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After every story all facts of the database are folded again, and each row must be what they come to
 * (contracts/identity.md §0): a story that leaves another row behind has failed.
 */
public final class FoldVerified implements AfterAllCallback {

    private static final String STORY = "Story";

    @Override
    public void afterAll(ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName();
        if (name.endsWith(STORY) && Installation.isStarted()) {
            Installation.foldCheck().run("after " + name);
        }
    }
}
