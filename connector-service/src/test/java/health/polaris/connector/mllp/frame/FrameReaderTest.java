package health.polaris.connector.mllp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code <} is 0x0B, {@code >} is 0x1C, {@code /} is 0x0D, {@code n} is 0x0A. */
class FrameReaderTest {

    private static final int LONGEST = 100_000;

    private final FrameMemory memory = new FrameMemory(200_000);
    private int skipped;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '%',
            value = {
                "<MSH/PID>/; MSH/PID. closed; 0",
                "<A>/<B>/<C>/; A. B. C. closed; 0",
                "<A>/// / <B>/; A. B. closed; 2",
                "xyz<A>/xyz<B>/xyz; A. B. closed; 9",
                "<A><B>/; A. B. closed; 0",
                "<A>; A. closed; 0",
                "<A>>/<B>>>/; A. B. closed; 0",
                "<A>>; A. closed; 0",
                "<A>>x/<B>/; Ax/! B. closed; 0",
                "<A/<B>/; A/! B. closed; 0",
                "<A<B<C>/; A! B! C. closed; 0",
                "<A>x/<B>/; Ax/! B. closed; 0",
                "<A>n<B>n; A. B. closed; 0",
                "<A>x>/<B>/; Ax! B. closed; 0",
                "<>/<A>/; . A. closed; 0",
                "<A>/<B; A. gone; 0",
                "%%; closed; 0",
                "GET / HTTP; closed; 9"
            })
    void cutsTheStreamIntoFrames(String wire, String frames, int garbage) throws IOException {
        byte[] bytes = bytes(wire);
        assertThat(read(new ByteArrayInputStream(bytes))).isEqualTo(frames);
        assertThat(skipped).isEqualTo(garbage);
        assertThat(read(byteByByte(bytes))).isEqualTo(frames);
        assertThat(memory.reserved()).isZero();
    }

    private static byte[] bytes(String wire) {
        return wire.replace('<', '\u000B')
                .replace('>', '\u001C')
                .replace('/', '\r')
                .replace('n', '\n')
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static InputStream byteByByte(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target) {
                return read(target, 0, 1);
            }
        };
    }

    private String read(InputStream in) throws IOException {
        FrameReader reader = reader(in);
        List<String> frames = new ArrayList<>();
        while (true) {
            switch (reader.next()) {
                case MllpFrame.Complete(byte[] frame) -> frames.add(text(frame) + ".");
                case MllpFrame.Broken(byte[] frame) -> frames.add(text(frame) + "!");
                case MllpFrame.TooLong(byte[] frame) -> frames.add("long");
                case MllpFrame.NoMemory none -> frames.add("no memory");
                case MllpFrame.Garbage none -> {
                    frames.add("garbage");
                    return String.join(" ", frames);
                }
                case MllpFrame.End(boolean inside) -> {
                    frames.add(inside ? "gone" : "closed");
                    return String.join(" ", frames);
                }
            }
        }
    }

    private FrameReader reader(InputStream in) {
        return new FrameReader(in, new FrameBuffer(memory, LONGEST), new FrameReader.Wire() {
            @Override
            public void frameBegins() {}

            @Override
            public void read(int count) {}

            @Override
            public void skipped(int count) {
                skipped += count;
            }

            @Override
            public void waitBriefly(boolean briefly) {}
        });
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.US_ASCII).replace('\r', '/');
    }

    @ParameterizedTest
    @CsvSource({
        "1, .",
        "16384, .",
        "16385, .",
        "99999, .",
        "100000, .",
        "100001, long",
        "5000000, long",
    })
    void takesFramesUpToTheLimitAndSkipsLongerOnes(int length, String expected) throws IOException {
        String frames = read(new ByteArrayInputStream(bytes("<" + "x".repeat(length) + ">/<A>/")));
        assertThat(frames).isEqualTo((expected.equals(".") ? "x".repeat(length) + "." : expected) + " A. closed");
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void longFramesShareTheMemoryAndShortOnesNeedNone() throws IOException {
        assertThat(memory.reserve(150_000)).isTrue();
        assertThat(read(new ByteArrayInputStream(bytes("<" + "x".repeat(90_000) + ">/<A>/"))))
                .isEqualTo("no memory A. closed");
        memory.release(150_000);
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void endsWhenTooMuchIsNoFrame() throws IOException {
        assertThat(read(new ByteArrayInputStream(bytes("x".repeat(FrameReader.MOST_GARBAGE + 10_000)))))
                .isEqualTo("garbage");
    }

    /** However the bytes arrive: they were judged by where a piece of the stream ended. */
    @Test
    void endsAlsoWhenAFrameComesAfterAll() throws IOException {
        byte[] bytes = bytes("x".repeat(FrameReader.MOST_GARBAGE + 10) + "<A>/");

        assertThat(read(new ByteArrayInputStream(bytes))).isEqualTo("garbage");
        assertThat(read(byteByByte(bytes))).isEqualTo("garbage");
    }

    @Test
    void givesWhatWasFramedWhereverTheStreamIsCut() throws IOException {
        Random random = new Random(5);
        StringBuilder wire = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int index = 0; index < 200; index++) {
            String message = "m".repeat(random.nextInt(40_000));
            wire.append('<').append(message).append(">/");
            expected.append(message).append(". ");
        }
        assertThat(read(inRandomPieces(bytes(wire.toString()), random))).isEqualTo(expected + "closed");
    }

    private static InputStream inRandomPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target) {
                return read(target, 0, 1 + random.nextInt(target.length));
            }
        };
    }
}
