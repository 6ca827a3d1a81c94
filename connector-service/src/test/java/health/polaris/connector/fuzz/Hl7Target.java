package health.polaris.connector.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.Reply;
import health.polaris.connector.hl7.acknowledgement.ReceiverAnswer;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** Each message is answered, and no answer or event is much larger than what was sent. */
public final class Hl7Target {

    private static final int MOST_MESSAGES = 100;

    /** An event says a name twice, and escapes characters. */
    private static final int MOST_FOR_A_BYTE = 32;

    private static final int ALWAYS_THERE = 16 * 1024;

    private Hl7Target() {}

    /** Called so by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Reply reply = Reply.to(input, CharacterSetRule.CONTRACT, ReadingRules.contract(ZoneOffset.UTC));
        assertThat(reply.acknowledgement()).containsPattern("400 |MSA.A[AER]"); // with the sender's own separators
        assertThat(reply.published().map(String::length).orElse(0)
                        + reply.fact().map(String::length).orElse(0)
                        + reply.acknowledgement().length())
                .isLessThan(MOST_FOR_A_BYTE * input.length + ALWAYS_THERE);
        MessageBatch.read(input, MOST_MESSAGES)
                .ifPresent(batch -> assertThat(batch.parts()).hasSizeLessThan(6 * MOST_MESSAGES));
        MessageBatch.opening(input);
        ReceiverAnswer.read(new String(input, StandardCharsets.ISO_8859_1));
    }
}
