package health.polaris.connector.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real messages, damaged at random: each is accepted, refused or called unreadable, but none does harm. */
class MutatedMessagesTest {

    private static final int ROUNDS = 4_000;
    private static final byte[] NASTY = "|^~\\&\"\r\n\0\u000b\u001c0X.-+A".getBytes(StandardCharsets.UTF_8);
    private static final List<byte[]> MESSAGES = Stream.of("samples", "made", "london")
            .flatMap(GoldenFiles::in)
            .map(GoldenFiles::message)
            .filter(message -> message.length > 50)
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyDamageHasAnAnswer(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(MESSAGES.get(random.nextInt(MESSAGES.size())), random);
            Reply reply = Reply.to(damaged, ZoneId.of("Europe/London"));
            assertThat(reply.acknowledgement()).matches("(?s)(400 |MSH).*");
        }
    }

    private static byte[] damage(byte[] message, Random random) {
        byte[] damaged = Arrays.copyOf(message, 1 + random.nextInt(message.length * 2));
        for (int wounds = random.nextInt(20); wounds >= 0; wounds--) {
            int place = random.nextInt(damaged.length);
            damaged[place] = random.nextInt(4) == 0 ? (byte) random.nextInt(128) : NASTY[random.nextInt(NASTY.length)];
        }
        for (int place = message.length; place < damaged.length; place++) {
            damaged[place] = NASTY[random.nextInt(NASTY.length)];
        }
        return new String(damaged, StandardCharsets.UTF_8)
                .replace(random.nextInt(8) == 0 ? "never" : "\0", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
