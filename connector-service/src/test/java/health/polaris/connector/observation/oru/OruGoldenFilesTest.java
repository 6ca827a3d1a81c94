package health.polaris.connector.observation.oru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import health.polaris.connector.hl7.Strictly;
import health.polaris.connector.hl7.escape.LineEndEscape;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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

    static Stream<Arguments> inEveryVersion() {
        return requests("utc")
                .flatMap(request -> Stream.of(OruVersion.V2_6, OruVersion.V2_5, OruVersion.V2_4)
                        .map(version -> Arguments.of(version, request)));
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

    private static OruFormat format(OruVersion version) {
        OruFormat contract = OruFormat.CONTRACT;
        return new OruFormat(version, contract.location(), contract.lineEnds(), contract.mrn(), contract.nhsNumber());
    }

    private static String write(Path request, OruVersion version, ZoneId zone, String now, String timestamp) {
        ObservationMessage message = ObservationMessage.of(ObservationMessage.data(bytes(request)));
        return new OruWriter(settings(timestamp), zone)
                .write(message, format(version), Instant.parse(now))
                .text();
    }

    private static String writeInUtc(Path request, OruVersion version) {
        return write(request, version, ZoneOffset.UTC, "2024-03-12T09:01:12.956789Z", "%Y%m%d%H%M%S.%L%z");
    }

    @ParameterizedTest
    @MethodSource("inUtc")
    void writesTheBytesOfBeforeForReceiversThatAreUsedToThem(Path request) {
        assertThat(writeInUtc(request, OruVersion.LEGACY))
                .isEqualTo(read(answer(request)).replace('\n', '\r'));
    }

    @ParameterizedTest
    @MethodSource("inLondon")
    void writesInLondon(Path request) {
        assertThat(write(request, OruVersion.LEGACY, LONDON, "2024-07-01T09:01:12.956Z", "%Y%m%d%H%M%S.%L%z"))
                .isEqualTo(read(answer(request)).replace('\n', '\r'));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("inEveryVersion")
    void writesInEveryVersion(OruVersion version, Path request) {
        Path golden = ROOT.resolve(version.label()).resolve(answer(request).getFileName());
        assertThat(writeInUtc(request, version)).isEqualTo(read(golden).replace('\n', '\r'));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("inEveryVersion")
    void writesWhatTheStandardPermits(OruVersion version, Path request) throws Exception {
        String text = writeInUtc(request, version);
        Message message = Strictly.parse(text);
        assertThat(message.getVersion()).isEqualTo(version.number());
        assertThat(message.getClass().getSimpleName()).isEqualTo("ORU_R01");
        assertThat(new Terser(message).get("/.OBR-4-1")).isEqualTo("EWS");
        assertThat(text).doesNotContain("\\.br\\").contains("UNICODE UTF-8");
    }

    @Test
    void writesALineEndAsTheReceiverWantsIt() {
        ObservationMessage message =
                ObservationMessage.of(ObservationMessage.data(bytes(ROOT.resolve("utc/escapes.json"))));
        OruFormat contract = OruFormat.CONTRACT;
        OruFormat blank = new OruFormat(
                contract.version(), contract.location(), LineEndEscape.BLANK, contract.mrn(), contract.nhsNumber());
        OruWriter writer = new OruWriter(settings("%Y"), ZoneOffset.UTC);
        assertThat(writer.write(message, contract, Instant.EPOCH).text()).contains("|a\\X0D\\b\\X0D\\c\\E\\d|");
        assertThat(writer.write(message, blank, Instant.EPOCH).text()).contains("|a b c\\E\\d|");
    }

    @Test
    void namesNumbersAsTheReceiverDoes() {
        ObservationMessage message =
                ObservationMessage.of(ObservationMessage.data(bytes(ROOT.resolve("utc/example.json"))));
        OruFormat named = new OruFormat(
                OruVersion.V2_6,
                LocationFormat.RAW,
                LineEndEscape.X0D,
                new OruFormat.NumberNaming("RXX", "MR"),
                new OruFormat.NumberNaming("NHS", "NH"));
        assertThat(new OruWriter(settings("%Y"), ZoneOffset.UTC)
                        .write(message, named, Instant.EPOCH)
                        .text())
                .contains("|5550142^^^RXX^MR~9434765919^^^NHS^NH|");
    }

    @Test
    void writesNoWordsAsNumbersAndNoLongTextsAsStrings() {
        assertThat(writeInUtc(ROOT.resolve("utc/coma-scale-text.json"), OruVersion.V2_6))
                .contains("|ST|9269-2^Glasgow coma score total^LN^GCS^Glasgow coma score total^99POLARIS|");
        String body = read(ROOT.resolve("utc/example.json")).replace("low-medium", "x".repeat(200));
        ObservationMessage message =
                ObservationMessage.of(ObservationMessage.data(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(new OruWriter(settings("%Y"), ZoneOffset.UTC)
                        .write(message, OruFormat.CONTRACT, Instant.EPOCH)
                        .text())
                .contains("|TX|Severity^Early warning score severity^99POLARIS|");
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
                        .write(message, OruFormat.CONTRACT, Instant.EPOCH)
                        .text())
                .contains("|Finch\\T\\Lark^  Rowan  |", "|  E-7 |", "| 771204 ^Okoye^Ines|");
    }

    /** What the message is stored under, as if it were read back. */
    @ParameterizedTest
    @MethodSource("inUtc")
    void isStoredUnderWhatItsTextSays(Path request) {
        ObservationMessage message = ObservationMessage.of(ObservationMessage.data(bytes(request)));
        OruMessage written =
                new OruWriter(settings("%Y"), ZoneOffset.UTC).write(message, OruFormat.CONTRACT, Instant.EPOCH);
        assertThat(OruMessage.read(written.text())).contains(written);
    }

    @Test
    void knowsEveryTokenOfTheTimestampFormat() {
        Path request = ROOT.resolve("utc/clinician-absent.json");
        assertThat(write(
                        request, OruVersion.LEGACY, LONDON, "2024-07-01T09:01:12.956789Z", "%d/%m/%Y %H-%M-%S %f %%%z"))
                .contains("|01/07/2024 10-01-12 956789 %+0100||ORU");
    }

    /** A time of HL7 has four digits behind the point at most; what was sent before had six. */
    @ParameterizedTest
    @CsvSource({
        "2.6, 20240312090112.9567+0000",
        "2.5, 20240312090112.9567+0000",
        "2.4, 20240312090112.9567+0000",
        "legacy, 20240312090112.956789+0000"
    })
    void writesAsManyDigitsOfASecondAsTheReceiverTakes(String label, String written) throws Exception {
        OruVersion version = OruVersion.ALL.stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
        String text = write(
                ROOT.resolve("utc/example.json"),
                version,
                ZoneOffset.UTC,
                "2024-03-12T09:01:12.956789Z",
                "%Y%m%d%H%M%S.%f%z");
        assertThat(text).contains("|" + written + "||ORU");
        if (!version.equals(OruVersion.LEGACY)) {
            Strictly.parse(text);
        }
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
        assertThat(LocationFormat.RAW.field("W12^BAY C|1\r\nX", LineEndEscape.FORMATTED))
                .isEqualTo("W12^BAY C\\F\\1\\.br\\X");
        assertThat(LocationFormat.SPLIT.field("STM-W12:BAY C:BED 2", LineEndEscape.X0D))
                .isEqualTo("STM-W12^BAY C^BED 2");
        assertThat(LocationFormat.SPLIT.field("W^1&2", LineEndEscape.X0D)).isEqualTo("W\\S\\1\\T\\2");
        assertThat(LocationFormat.SPLIT.field("W::BED 2", LineEndEscape.X0D)).isEqualTo("W^^BED 2");
    }
}
