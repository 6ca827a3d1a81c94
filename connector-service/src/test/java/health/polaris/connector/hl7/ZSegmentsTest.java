package health.polaris.connector.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Segments of a hospital's own stand wherever it likes and change nothing of what is read. */
class ZSegmentsTest {

    private static final String NAMES = "ZPI|1|PID|MRG^A~B&C|\"\"|\\F\\\\.br\\\\XC3A9\\";

    static Stream<GoldenFiles> accepted() {
        return GoldenFiles.in("samples").filter(golden -> golden.published().isPresent());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void standBehindEverySegmentHarmlessly(GoldenFiles golden) {
        String text = new String(golden.message(), StandardCharsets.UTF_8).replaceAll("\\r?\\n|\\r", "\r");
        String within = Arrays.stream(text.split("\r"))
                .map(segment -> segment + "\r" + NAMES)
                .collect(Collectors.joining("\r"));
        assertThat(reply(within)).isEqualTo(reply(text));
    }

    @Test
    void standBetweenObservationsAndBetweenPatientAndVisit() {
        String visit = "PV1|1|INPATIENT|W1^B^2||||||||||||||||E-1" + "|".repeat(25) + "20240311221500";
        String obx = "OBX|%d|NM|HR||88|/min|||||F";
        List<String> plain = List.of(visit, obx.formatted(1), obx.formatted(2));
        List<String> mixed = List.of(NAMES, visit, obx.formatted(1), NAMES, NAMES, obx.formatted(2), NAMES);
        assertThat(reply(MessagesForTests.text("ADT^A01", mixed.toArray(String[]::new))))
                .isEqualTo(reply(MessagesForTests.text("ADT^A01", plain.toArray(String[]::new))));
    }

    private static Reply reply(String text) {
        return Reply.to(text.getBytes(StandardCharsets.UTF_8), ZoneOffset.UTC).withoutDigest();
    }
}
