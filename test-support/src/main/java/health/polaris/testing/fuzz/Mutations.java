package health.polaris.testing.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Samples with a few things done to them: bytes changed, parts left out, doubled, moved, words put in.
 *
 * @param samples that are good input
 * @param words that mean something to who reads the input
 */
public record Mutations(List<byte[]> samples, List<String> words) {

    private static final int MOST_CHANGES = 8;

    /** Longer parts would make inputs of many megabytes after a few doublings. */
    private static final int LONGEST_PART = 2_000;

    public byte[] of(long seed) {
        Random random = new Random(seed);
        byte[] bytes = samples.get(random.nextInt(samples.size()));
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int change = 0; change < changes; change++) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(LONGEST_PART, bytes.length - from) + 1);
        int place = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(7)) {
            case 0 -> joined(bytes, 0, from, bytes, to, bytes.length);
            case 1 -> inserted(bytes, place, bytes, from, to);
            case 2 -> inserted(bytes, place, word(random));
            case 3 -> inserted(bytes, place, word(random).repeat(1 + random.nextInt(200)));
            case 4 -> overwritten(bytes, from, random);
            case 5 -> continued(bytes, from, samples.get(random.nextInt(samples.size())), random);
            default -> inserted(bytes, place, new byte[] {(byte) random.nextInt(256)}, 0, 1);
        };
    }

    /** The beginning of one and the end of another. */
    private static byte[] continued(byte[] bytes, int to, byte[] other, Random random) {
        return joined(bytes, 0, to, other, random.nextInt(other.length + 1), other.length);
    }

    private String word(Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static byte[] overwritten(byte[] bytes, int place, Random random) {
        byte[] copy = bytes.clone();
        if (place < copy.length) {
            copy[place] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] inserted(byte[] bytes, int place, String word) {
        byte[] more = word.getBytes(StandardCharsets.UTF_8);
        return inserted(bytes, place, more, 0, more.length);
    }

    private static byte[] inserted(byte[] bytes, int place, byte[] more, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, place);
        out.write(more, from, to - from);
        out.write(bytes, place, bytes.length - place);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(one, from, to - from);
        out.write(other, otherFrom, otherTo - otherFrom);
        return out.toByteArray();
    }
}
