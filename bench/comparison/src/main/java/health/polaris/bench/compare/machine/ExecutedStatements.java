package health.polaris.bench.compare.machine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Follows what one connection prepares, binds and executes. */
final class ExecutedStatements {

    private static final List<String> TRANSACTION_CONTROL =
            List.of("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "START TRANSACTION", "END");

    private final LongAdder count;
    private final Map<String, Boolean> counted = new HashMap<>();
    private final Map<String, Boolean> bound = new HashMap<>();

    ExecutedStatements(LongAdder count) {
        this.count = count;
    }

    /**
     * @param type {@code P} parse: name, SQL; {@code B} bind: portal, name; {@code E} execute: portal; {@code Q} query: SQL
     */
    void frame(int type, byte[] body) {
        switch (type) {
            case 'P' -> counted.put(text(body, 0), isCounted(text(body, 1)));
            case 'B' -> bound.put(text(body, 0), counted.getOrDefault(text(body, 1), true));
            case 'E' -> add(bound.getOrDefault(text(body, 0), true));
            case 'Q' -> add(isCounted(text(body, 0)));
            default -> {
                // Says nothing about statements.
            }
        }
    }

    private void add(boolean counts) {
        if (counts) {
            count.increment();
        }
    }

    private static boolean isCounted(String sql) {
        String start = sql.stripLeading().toUpperCase(Locale.ROOT);
        return TRANSACTION_CONTROL.stream().noneMatch(start::startsWith);
    }

    /** The texts of a frame end with a zero byte each. */
    private static String text(byte[] body, int index) {
        int start = 0;
        for (int skipped = 0; skipped < index; skipped++) {
            start = end(body, start) + 1;
        }
        return new String(body, start, end(body, start) - start, StandardCharsets.UTF_8);
    }

    private static int end(byte[] body, int start) {
        int end = start;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }
}
