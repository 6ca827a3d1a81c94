package health.polaris.connector.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.mllp.frame.FrameBuffer;
import health.polaris.connector.mllp.frame.FrameMemory;
import health.polaris.connector.mllp.frame.FrameReader;
import health.polaris.connector.mllp.frame.MllpFrame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream is cut into the same frames however its bytes arrive, and gives all memory back. */
public final class FramesTarget {

    private static final int LONGEST = 20_000;
    private static final int MEMORY = 50_000;
    private static final int HEADER = 1_000;

    private FramesTarget() {}

    /** Called so by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        List<String> frames = frames(new ByteArrayInputStream(input));

        assertThat(frames(inPieces(input, 1))).isEqualTo(frames);
        assertThat(frames(inPieces(input, 7))).isEqualTo(frames);
        assertThat(frames.stream().mapToInt(String::length).sum())
                .isLessThanOrEqualTo(input.length + 5 * frames.size());
    }

    private static List<String> frames(InputStream in) throws IOException {
        FrameMemory memory = new FrameMemory(MEMORY);
        FrameReader reader = new FrameReader(in, new FrameBuffer(memory, LONGEST), new Silent());
        List<String> frames = new ArrayList<>();
        while (true) {
            MllpFrame frame = reader.next();
            frames.add(told(frame));
            if (frame instanceof MllpFrame.End || frame instanceof MllpFrame.Garbage) {
                assertThat(memory.reserved()).isLessThanOrEqualTo(LONGEST);
                return frames;
            }
        }
    }

    private static String told(MllpFrame frame) {
        return switch (frame) {
            case MllpFrame.Complete(byte[] bytes) -> "." + text(bytes);
            case MllpFrame.Broken(byte[] beginning) -> "!" + text(beginning);
            // How much of the beginning is kept depends on the pieces; its header does not.
            case MllpFrame.TooLong(byte[] beginning) -> ">" + text(beginning).substring(0, HEADER);
            case MllpFrame.NoMemory none -> "none";
            case MllpFrame.Garbage none -> "what?";
            case MllpFrame.End(boolean inside) -> inside ? "gone" : "end";
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static InputStream inPieces(byte[] bytes, int longest) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target) {
                return read(target, 0, Math.min(longest, target.length));
            }
        };
    }

    /** Nobody listens. */
    private static final class Silent implements FrameReader.Wire {

        @Override
        public void frameBegins() {}

        @Override
        public void read(int bytes) {}

        @Override
        public void skipped(int bytes) {}

        @Override
        public void waitBriefly(boolean briefly) {}
    }
}
