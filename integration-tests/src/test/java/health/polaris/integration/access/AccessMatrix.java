package health.polaris.integration.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * The rows of {@code access-matrix.txt}: service, method, path and a cell for each kind of caller, with a letter for each whose
 * things the caller may touch ({@link Whose}), or {@code -} for nothing.
 *
 * @param rows by operation, {@code messages GET /dhos/v1/message/{message_id}}
 */
record AccessMatrix(Map<String, List<String>> rows) {

    static AccessMatrix read() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try {
            String text = new ClassPathResource("access-matrix.txt").getContentAsString(StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        List<String> words = List.of(line.strip().split("\\s+"));
                        rows.put(String.join(" ", words.subList(0, 3)), words.subList(3, words.size()));
                    });
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return new AccessMatrix(rows);
    }

    static String row(String operation, List<String> cells) {
        StringBuilder row = new StringBuilder("%-104s".formatted(operation));
        cells.forEach(cell -> row.append(" %-6s".formatted(cell)));
        return row.toString().strip();
    }
}
