package health.polaris.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of the demonstration and what must become of it.
 *
 * @param file under {@code demo/}
 * @param acknowledgement AA, AE or AR
 * @param outcome what encounters-service makes of it; null: it never gets there
 */
record Sample(String file, String acknowledgement, @Nullable String outcome) {

    private static final String PROCESSED = "processed";
    private static final String WAITING = "waiting";

    /**
     * One whole stay, then messages as hospitals send them: A01, A11 and A35 carry NHS numbers with a wrong check digit, which
     * are left out with a warning; A08 and A44 speak of visits that nobody has begun, and wait.
     */
    static final List<Sample> ALL = List.of(
            new Sample("stay-1-admit.hl7", "AA", PROCESSED),
            new Sample("stay-2-transfer.hl7", "AA", PROCESSED),
            new Sample("stay-3-discharge.hl7", "AA", PROCESSED),
            new Sample("A01.hl7", "AA", PROCESSED),
            new Sample("A02.hl7", "AA", PROCESSED),
            new Sample("A03.hl7", "AA", PROCESSED),
            new Sample("A05.hl7", "AE", null),
            new Sample("A08.hl7", "AA", WAITING),
            new Sample("A11.hl7", "AA", PROCESSED),
            new Sample("A12.hl7", "AA", PROCESSED),
            new Sample("A13.hl7", "AA", PROCESSED),
            new Sample("A28.hl7", "AA", PROCESSED),
            new Sample("A31.hl7", "AA", PROCESSED),
            new Sample("A34.hl7", "AA", PROCESSED),
            new Sample("A35.hl7", "AA", PROCESSED),
            new Sample("A44.hl7", "AA", WAITING));

    byte[] bytes() throws IOException {
        try (InputStream data = Sample.class.getResourceAsStream("/demo/" + file)) {
            if (data == null) {
                throw new IOException("No sample " + file);
            }
            return data.readAllBytes();
        }
    }
}
