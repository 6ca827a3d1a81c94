package health.polaris.integration;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An EPR that sends each message until it is acknowledged, as a careful sender does. */
public final class Epr {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<String> RECEIVED = Set.of("AA", "AR");

    private final Api connector;

    public Epr(Api connector, String token) {
        this.connector = connector.as(token);
    }

    /** AA, or AR for one that was received the time before, whose answer got lost. */
    public void sendUntilAcknowledged(String hl7) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!RECEIVED.contains(tryToSend(hl7))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not acknowledged within " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The acknowledgement code; "" when the service does not answer, or answers 503. */
    private String tryToSend(String hl7) {
        try {
            Answer answer = post(hl7);
            return answer.status() == 503 ? "" : code(answer.expect(200));
        } catch (UncheckedIOException away) {
            return "";
        }
    }

    public Answer post(String hl7) {
        String body = Base64.getEncoder().encodeToString(hl7.getBytes(StandardCharsets.UTF_8));
        return connector.post("/dhos/v1/message", Map.of("type", "HL7v2", "body", body));
    }

    /** {@code MSA|AA|…} */
    public static String code(Answer answer) {
        byte[] text = Base64.getDecoder().decode(answer.json().path("body").asString());
        String acknowledgement = new String(text, StandardCharsets.UTF_8);
        return acknowledgement.substring(acknowledgement.indexOf("MSA|") + 4).substring(0, 2);
    }

    static long milliseconds(Runnable work) {
        long started = System.nanoTime();
        work.run();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
