package health.polaris.integration.claim;

import health.polaris.integration.Installation;
import health.polaris.integration.claim.plain.PlainFold;
import health.polaris.integration.claim.said.History;
import health.polaris.integration.claim.said.Message;
import health.polaris.testing.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A history told to the suite once: shuffled, doubled and sent again, by up to eight senders at once over HTTP and MLLP,
 * with what a ward makes over HTTP in the middle.
 */
final class Telling {

    /** @param differences empty when the suite shows what the second fold says */
    record Result(History history, int messages, List<String> differences) {}

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final History history;
    private final Names names = new Names();
    private final Random random;
    private final Ward ward = new Ward(names);
    private final Api connector =
            Installation.connector().as(Installation.system("read:hl7_message", "write:hl7_message"));

    /** By control id: the number of the message. */
    private final Map<String, Integer> sent = new HashMap<>();

    Telling(History history) {
        this.history = history;
        random = new Random(history.seed());
    }

    Result tell() {
        History told = Posting.isNeeded(history) ? new Posting(history, ward, this::deliver).tell() : history;
        send(told.messages());
        awaitOutcomes();
        List<String> expected = PlainFold.shows(told.facts());
        List<String> differences = new ArrayList<>(differences(told, expected));
        if (!differences.isEmpty()) {
            sent.forEach((controlId, number) -> differences.add(number + ". " + outcome(controlId)));
        }
        return new Result(told, sent.size(), differences);
    }

    private void deliver(Message message) {
        Road.http().deliver(text(message, Integer.toString(message.number())));
    }

    private String text(Message message, String id) {
        String controlId = names.real(id);
        sent.put(controlId, message.number());
        return new Hl7Text(names).of(message, controlId);
    }

    private void send(List<Message> messages) {
        List<String> arriving = new ArrayList<>();
        for (Message message : messages) {
            String text = text(message, Integer.toString(message.number()));
            arriving.add(text);
            if (random.nextInt(7) == 0) {
                arriving.add(text);
            }
            if (random.nextInt(10) == 0) {
                arriving.add(text(message, message.number() + "-again"));
            }
        }
        Collections.shuffle(arriving, random);
        int senders = 1 + random.nextInt(8);
        List<Thread> threads = IntStream.range(0, senders)
                .mapToObj(sender -> sender(random.nextBoolean(), arriving, sender, senders))
                .toList();
        threads.forEach(Telling::join);
    }

    private static Thread sender(boolean overMllp, List<String> arriving, int first, int step) {
        Road road = overMllp ? Road.mllp() : Road.http();
        return Thread.startVirtualThread(() -> {
            for (int next = first; next < arriving.size(); next += step) {
                road.deliver(arriving.get(next));
            }
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void awaitOutcomes() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> open = new ArrayList<>(sent.keySet());
        while (!open.isEmpty()) {
            open.removeIf(controlId -> !List.of("published", "none", "away").contains(state(controlId)));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No outcome within %s: %s".formatted(PATIENCE, open));
            }
            pause(open.isEmpty() ? Duration.ZERO : PAUSE);
        }
    }

    /** All that the connector knows of it: a difference is often explained by a reason. */
    private String outcome(String controlId) {
        return Patience.or(
                "away",
                () -> connector
                        .get("/dhos/v1/message/list?control_id=" + controlId)
                        .json()
                        .path("messages")
                        .path(0)
                        .toString());
    }

    /** {@code away} while the service is. */
    private String state(String controlId) {
        return Patience.or("away", () -> {
            String state = "none";
            for (var message : connector
                    .get("/dhos/v1/message/list?control_id=" + controlId)
                    .expect(200)
                    .json()
                    .path("messages")) {
                String each = message.path("state").asString();
                state = each.equals("duplicate") ? state : each;
            }
            return state;
        });
    }

    /** Outcomes of others may still change: compared until they are the same, or nothing moves any more. */
    private List<String> differences(History told, List<String> expected) {
        long deadline = System.nanoTime() + SETTLES_WITHIN.toNanos();
        List<String> last = List.of("away");
        while (System.nanoTime() < deadline) {
            List<String> shown = Patience.or(List.of("away"), () -> shown(told));
            last = Differences.between(expected, shown);
            if (last.isEmpty()) {
                return last;
            }
            pause(PAUSE);
        }
        return last;
    }

    private List<String> shown(History told) {
        List<String> lines = new ArrayList<>(new Shown(told, names, ward.posted()).lines());
        sent.forEach((controlId, number) -> {
            String state = state(controlId);
            if (!state.equals("processed")) {
                lines.add(state + " " + number);
            }
        });
        return lines.stream().distinct().sorted().toList();
    }

    private static void pause(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}
