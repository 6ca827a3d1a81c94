package health.polaris.connector.observation.oru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import health.polaris.connector.observation.InvalidObservationSetException;
import health.polaris.connector.observation.ObservationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each {@code .json} under {@code src/test/resources/oru} is a request, the {@code .hl7} beside it what goes out. */
class OruGoldenFilesTest {

    private static final Path ROOT = Path.of("src/test/resources/oru");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static Stream<Path> inUtc() {
        return requests("utc");
    }

    static Stream<Path> inLondon() {
        return requests("london");
    }

    /** What no version permits stays out: a word in place of a number. */
    static Stream<Path> permitted() {
        return requests("utc").filter(request -> {
            String text = read(answer(request));
            return !text.contains("patient_refused") && !text.contains("not testable");
        });
    }

    private static Stream<Path> requests(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static OruSettings settings(String timestampFormat) {
        return new OruSettings(
                true,
                "DHOS",
                "SENSYNE",
                "TRUST_TIE_ADT",
                "TRUST",
                "P",
                timestampFormat,
                List.of(
                        new OxygenMask("Room Air", "RA"),
                        new OxygenMask("Venturi", "V{mask_percent}"),
                        new OxygenMask("Humidified", "H{mask_percent}"),
                        new OxygenMask("High Flow", "HIF{mask_percent}"),
                        new OxygenMask("Simple", "SM")));
    }

    private static String write(Path request, ZoneId zone, String now, String format) {
        ObservationMessage message = ObservationMessage.of(ObservationMessage.data(bytes(request)));
        return new OruWriter(settings(format), zone)
                .write(message, LocationFormat.RAW, Instant.parse(now))
                .text();
    }

    private static String writeInUtc(Path request) {
        return write(request, ZoneOffset.UTC, "2024-03-12T09:01:12.956789Z", "%Y%m%d%H%M%S.%L%z");
    }

    @ParameterizedTest
    @MethodSource("inUtc")
    void writes(Path request) {
        assertThat(writeInUtc(request)).isEqualTo(read(answer(request)).replace('\n', '\r'));
    }

    @ParameterizedTest
    @MethodSource("inLondon")
    void writesInLondon(Path request) {
        assertThat(write(request, LONDON, "2024-07-01T09:01:12.956Z", "%Y%m%d%H%M%S.%L%z"))
                .isEqualTo(read(answer(request)).replace('\n', '\r'));
    }

    @ParameterizedTest
    @MethodSource("permitted")
    void writesWhatTheStandardPermits(Path request) throws Exception {
        try (DefaultHapiContext hapi = new DefaultHapiContext()) {
            hapi.setValidationContext(ValidationContextFactory.defaultValidation());
            ORU_R01 message = (ORU_R01) hapi.getPipeParser().parse(byTheirNewNames(writeInUtc(request)));
            assertThat(message.getPATIENT_RESULT()
                            .getORDER_OBSERVATION()
                            .getOBR()
                            .getUniversalServiceIdentifier()
                            .getIdentifier()
                            .getValue())
                    .isEqualTo("EWS");
        }
    }

    /** HAPI trims texts, also with what it calls no validation. */
    @Test
    void keepsBlanksAtBothEnds() {
        String body = read(ROOT.resolve("utc/example.json"))
                .replace("\"Rowan\"", "\"  Rowan  \"")
                .replace("\"771204\"", "\" 771204 \"")
                .replace("\"E-20240311-7\"", "\"  E-7 \"");
        ObservationMessage message =
                ObservationMessage.of(ObservationMessage.data(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(new OruWriter(settings("%Y"), ZoneOffset.UTC)
                        .write(message, LocationFormat.RAW, Instant.EPOCH)
                        .text())
                .contains("|Finch\\T\\Lark^  Rowan  |", "|  E-7 |", "| 771204 ^Okoye^Ines|");
    }

    /** What the message is stored under, as if it were read back. */
    @ParameterizedTest
    @MethodSource("inUtc")
    void isStoredUnderWhatItsTextSays(Path request) {
        ObservationMessage message = ObservationMessage.of(ObservationMessage.data(bytes(request)));
        OruMessage written =
                new OruWriter(settings("%Y"), ZoneOffset.UTC).write(message, LocationFormat.RAW, Instant.EPOCH);
        assertThat(OruMessage.read(written.text())).contains(written);
    }

    /** Receivers are used to CE and TS, which v2.6 has withdrawn for types of the same form. */
    private static String byTheirNewNames(String text) {
        return text.replace("|CE|", "|CWE|").replace("|TS|", "|DTM|");
    }

    @Test
    void knowsEveryTokenOfTheTimestampFormat() {
        Path request = ROOT.resolve("utc/clinician-absent.json");
        assertThat(write(request, LONDON, "2024-07-01T09:01:12.956789Z", "%d/%m/%Y %H-%M-%S %f %%%z"))
                .contains("|01/07/2024 10-01-12 956789 %+0100||ORU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%Y%j", "%", "%Y%"})
    void refusesOtherTimestampFormats(String format) {
        assertThatThrownBy(() -> settings(format)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAMaskWithoutNameOrCodeOrTwice() {
        OxygenMask mask = new OxygenMask("Simple", "SM");
        assertThatThrownBy(() -> new OxygenMask("", "SM")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OxygenMask("Simple", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OruSettings(true, "a", "b", "c", "d", "P", "%Y", List.of(mask, mask)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E-999999999"})
    void refusesNumbersThatWouldFillTheMemory(String number) {
        String body = read(ROOT.resolve("utc/numbers-never-exponents.json")).replace("3.71e1", number);
        assertThatThrownBy(() -> ObservationMessage.of(ObservationMessage.data(body.getBytes(StandardCharsets.UTF_8)))
                        .set()
                        .usable("temperature"))
                .isInstanceOf(InvalidObservationSetException.class)
                .hasMessage("'observation_value' is out of range");
    }

    private static Path answer(Path request) {
        return request.resolveSibling(request.getFileName().toString().replace(".json", ".hl7"));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void writesLocationsAsTheReceiverWantsThem() {
        assertThat(LocationFormat.RAW.field("W12^BAY C|1\r\nX")).isEqualTo("W12^BAY C\\F\\1\\.br\\X");
        assertThat(LocationFormat.SPLIT.field("STM-W12:BAY C:BED 2")).isEqualTo("STM-W12^BAY C^BED 2");
        assertThat(LocationFormat.SPLIT.field("W^1&2")).isEqualTo("W\\S\\1\\T\\2");
        assertThat(LocationFormat.SPLIT.field("W::BED 2")).isEqualTo("W^^BED 2");
    }
}
