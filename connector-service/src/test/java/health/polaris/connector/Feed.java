package health.polaris.connector;

import health.polaris.connector.hl7.Strictly;
import health.polaris.eventbus.identifier.NhsNumber;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A hospital's integration engine, and the eyes of whoever looks at what became of its messages. */
public final class Feed {

    private static final Pattern ACKNOWLEDGEMENT = Pattern.compile("\\rMSA.(A[AER]).");

    private final Api sender;
    private final Api reader;

    public Feed(int port) {
        this.sender = new Api(port).as(Tokens.eprAdapter("write:hl7_message"));
        this.reader = new Api(port).as(Tokens.system("read:hl7_message", "write:hl7_message"));
    }

    /** An acknowledged message. */
    public record Acknowledged(String uuid, String text) {

        /** AA, AE or AR. */
        public String code() {
            Matcher matcher = ACKNOWLEDGEMENT.matcher(text);
            return matcher.find() ? matcher.group(1) : "no MSA";
        }
    }

    /** A fresh control id or MRN. */
    public static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A valid NHS number that no other test has. */
    public static String freshNhsNumber() {
        return Stream.generate(
                        () -> String.valueOf(ThreadLocalRandom.current().nextLong(4_000_000_000L, 5_000_000_000L)))
                .filter(NhsNumber::isValid)
                .findFirst()
                .orElseThrow();
    }

    /** An admission of that patient. */
    public static String admission(String controlId, String mrn) {
        return message("ADT^A01", controlId, "PID|1||" + mrn + "^^^STM^MRN||FINCH^ROWAN||19790226|4");
    }

    /** A message with that PID and an admission to a ward. */
    public static String message(String type, String controlId, String patient) {
        return "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||" + type + "|" + controlId + "|P|2.4\r"
                + patient + "\rPV1|1|INPATIENT|STM-W12^BAY C||||||||||||||||E-1" + "|".repeat(25) + "20240311221500\r";
    }

    public Acknowledged post(String text) {
        return post(text.getBytes(StandardCharsets.UTF_8));
    }

    public Acknowledged post(byte[] message) {
        JsonNode answer = postBase64(base64(message)).expect(200).json();
        byte[] acknowledgement = Base64.getDecoder().decode(answer.path("body").asString());
        return new Acknowledged(
                answer.path("uuid").asString(),
                Strictly.permitted(new String(acknowledgement, StandardCharsets.UTF_8)));
    }

    /** Posts a body as it is, good or bad. */
    public Answer postBase64(String body) {
        return sender.post("/dhos/v1/message", Map.of("type", "HL7v2", "body", body));
    }

    public static String base64(byte[] message) {
        return Base64.getEncoder().encodeToString(message);
    }

    /** The stored message. */
    public JsonNode stored(String uuid) {
        return reader.get("/dhos/v1/message/" + uuid).expect(200).json();
    }

    public JsonNode search(String path) {
        return reader.get("/dhos/v1/message/search" + path).expect(200).json();
    }

    public Api sender() {
        return sender;
    }

    public Api reader() {
        return reader;
    }
}
