package health.polaris.connector.hl7.escape;

import health.polaris.connector.hl7.charset.KnownCharsets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code \X0D0A\}: bytes in the first of the character sets in which they are any; where they are none each byte a letter of
 * Latin-1. NUL is none that a database could keep. Some senders write each byte by itself, {@code \XC3\\XA9\}: sequences
 * without text between them are read as one.
 */
record ByteSequences(char mark, List<Charset> charsets) {

    /** Where the last of the sequences ends that follow one another from there; -1 when there is none. */
    int end(String text, int open, int close) {
        int end = isBytes(text, open + 1, close) ? close : -1;
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == mark) {
            int next = text.indexOf(mark, end + 2);
            if (next < 0 || !isBytes(text, end + 2, next)) {
                break;
            }
            end = next;
        }
        return end;
    }

    private static boolean isBytes(String text, int start, int end) {
        return end - start > 1
                && (end - start) % 2 == 1
                && text.charAt(start) == 'X'
                && text.substring(start + 1, end).chars().allMatch(HexFormat::isHexDigit);
    }

    /** What sequences that follow one another say; what says nothing stays as it is. */
    String read(String sequences) {
        String between = String.valueOf(mark) + mark;
        String[] each = sequences.substring(1, sequences.length() - 1).split(Pattern.quote(between));
        return together(each).orElseGet(() -> {
            StringBuilder read = new StringBuilder();
            for (String sequence : each) {
                read.append(alone(sequence).orElse(mark + sequence + mark));
            }
            return read.toString();
        });
    }

    private Optional<String> together(String[] sequences) {
        StringBuilder digits = new StringBuilder();
        for (String sequence : sequences) {
            digits.append(sequence, 1, sequence.length());
        }
        return decoded(digits.toString(), charsets.stream());
    }

    private Optional<String> alone(String sequence) {
        return decoded(sequence.substring(1), Stream.concat(charsets.stream(), Stream.of(StandardCharsets.ISO_8859_1)));
    }

    private static Optional<String> decoded(String digits, Stream<Charset> charsets) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        return charsets.map(charset -> KnownCharsets.decode(bytes, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(characters -> characters.indexOf('\0') < 0);
    }
}
