package health.polaris.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service with a file of site profiles; all test classes that extend this share it. */
public abstract class WithProfiles {

    /** What the file holds between tests. */
    protected static final String PROFILES = """
            profiles:
              resend:
                senders: [{application: RESEND, facility: "*"}]
                identical-resend: accept
              strict:
                senders: [{application: STRICT, facility: STMARYS}]
                strict: true
                identifiers: {mrn: [{types: [PI]}]}
                visit-number: [PID-18.1]
              ignoring:
                senders: [{application: IGNORING, facility: "*"}]
                ignore-triggers: [A60, A08]
              quiet:
                senders: [{application: QUIET, facility: "*"}, {application: AWAITED, facility: STMARYS},
                          {application: EXPECTED, facility: STMARYS}]
                silent-after: 2h
              short:
                senders: [{application: SHORT, facility: "*"}]
                keep-messages: 30d
              epr:
                senders: [{application: TRUST_TIE_ADT, facility: TRUST}]
                silent-after: 2h
                keep-messages: 60d
                oru-location: split
            """;

    protected static final Path FILE = file();

    private static Path file() {
        try {
            Path file = Files.createTempDirectory("polaris-profiles").resolve("site-profiles.yaml");
            return Files.writeString(file, PROFILES);
        } catch (IOException noFile) {
            throw new UncheckedIOException(noFile);
        }
    }

    @DynamicPropertySource
    static void profiles(DynamicPropertyRegistry properties) {
        properties.add("HL7_SITE_PROFILES", FILE::toString);
    }
}
