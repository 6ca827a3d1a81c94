package health.polaris.connector.hl7.message;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import health.polaris.connector.hl7.GoldenFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the standard's own library reads a value, we read the same one. */
class AgreementWithHapiTest {

    private record Place(String segment, int field, int component) {

        String terserPath() {
            return (segment.equals("MSH") ? "/MSH" : "/." + segment) + "-" + field + "-" + component;
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("MSH", 3, 1),
            new Place("MSH", 9, 2),
            new Place("MSH", 10, 1),
            new Place("PID", 3, 1),
            new Place("PID", 3, 5),
            new Place("PID", 5, 1),
            new Place("PID", 5, 2),
            new Place("PID", 7, 1),
            new Place("PID", 8, 1));

    static Stream<GoldenFiles> samples() {
        return GoldenFiles.in("samples");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheSameValues(GoldenFiles sample) throws Exception {
        String text = new String(sample.message(), StandardCharsets.UTF_8).strip();
        Hl7Message ours = Hl7Message.read(text).orElseThrow();
        try (DefaultHapiContext hapi = new DefaultHapiContext()) {
            hapi.setModelClassFactory(new CanonicalModelClassFactory("2.5"));
            hapi.setValidationContext(ValidationContextFactory.noValidation());
            Message theirs = hapi.getPipeParser()
                    .parse(text.replace("\r\n", "\r").replace('\n', '\r').replace("^~\\\\&", "^~\\&"));
            for (Place place : PLACES) {
                assertThat(ourValue(ours, place)).as(place.terserPath()).isEqualTo(theirValue(theirs, place));
            }
        }
    }

    private static String ourValue(Hl7Message message, Place place) {
        Field field = place.segment().equals("MSH")
                ? message.header().field(place.field())
                : message.segment(place.segment()).orElseThrow().field(place.field());
        String value = field.component(place.component());
        return value == null ? "" : value;
    }

    /** HAPI knows neither null nor absent: it gives the two quote marks, or nothing. */
    private static String theirValue(Message message, Place place) throws HL7Exception {
        String value = new Terser(message).get(place.terserPath());
        return value == null || value.equals("\"\"") ? "" : value;
    }
}
