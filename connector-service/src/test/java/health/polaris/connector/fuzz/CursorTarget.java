package health.polaris.connector.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.error.ApiException;
import health.polaris.connector.operations.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A place in a list is one that was given out, or it is refused. */
public final class CursorTarget {

    private CursorTarget() {}

    /** Called so by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Cursor cursor = Objects.requireNonNull(Cursor.read(new String(input, StandardCharsets.UTF_8)));
            assertThat(Cursor.read(cursor.text())).isEqualTo(cursor);
        } catch (ApiException refused) {
            assertThat(refused).hasMessageContaining("cursor");
        }
    }
}
