package health.polaris.connector.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.error.ApiException;
import health.polaris.web.page.TimeCursor;
import java.nio.charset.StandardCharsets;

/** A place in a list is one that was given out, or it is refused. */
public final class CursorTarget {

    private CursorTarget() {}

    /** Called so by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            TimeCursor.read("after", new String(input, StandardCharsets.UTF_8))
                    .ifPresent(cursor ->
                            assertThat(TimeCursor.read("after", cursor.text())).contains(cursor));
        } catch (ApiException refused) {
            assertThat(refused).hasMessageContaining("'after' is not one that was given out");
        }
    }
}
