package health.polaris.integration.claim;

import health.polaris.integration.Installation;
import health.polaris.integration.claim.plain.PlainFold;
import health.polaris.integration.claim.said.History;
import health.polaris.integration.claim.said.Message;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A history told to the suite once: shuffled, doubled and sent again, by up to eight senders at once over HTTP and MLLP,
 * with what a ward makes over HTTP in the middle.
 */
final class Telling {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String CANCELLED = "cancelled ";
    private static final Executor THREADS = Thread::startVirtualThread;

    private final History history;
    private final Names names = new Names();
    private final Random random;
    private final Runnable pace;
    private final AtomicInteger acknowledged;
    private final Ward ward = new Ward(names, this::deliver);

    /** By control id: the number of the message. */
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();

    private History told;
    private Instant began = Instant.MAX;

    Telling(History history) {
        this(history, () -> {}, new AtomicInteger());
    }

    /**
     * @param pace waited for before each delivery
     * @param acknowledged counts them
     */
    Telling(History history, Runnable pace, AtomicInteger acknowledged) {
        this.history = history;
        this.pace = pace;
        this.acknowledged = acknowledged;
        told = history;
        random = new Random(history.seed());
    }

    /** Sent and compared, with nothing killed meanwhile. */
    static Result of(History history) {
        Telling telling = new Telling(history);
        telling.send();
        return telling.compare(PATIENCE);
    }

    History history() {
        return history;
    }

    int messages() {
        return sent.size();
    }

    /** Until everything is acknowledged. */
    void send() {
        began = Instant.now();
        told = Posting.isNeeded(history) ? new Posting(history, ward).tell() : history;
        send(told.messages());
    }

    /**
     * Compares until the suite shows what the second fold says, or for half a minute longer than until every message has
     * an outcome: outcomes may still change. Services may be away meanwhile: only {@link Verdict#SAME} is final then.
     *
     * @param patience so long at most
     */
    Result compare(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> expected = PlainFold.shows(told.facts());
        Result result = look(expected);
        boolean settling = false;
        while (result.verdict() != Verdict.SAME && System.nanoTime() < deadline) {
            if (result.verdict() == Verdict.DIFFERENT && !settling) {
                settling = true;
                deadline = Math.min(deadline, System.nanoTime() + SETTLES_WITHIN.toNanos());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            result = look(expected);
        }
        return result.verdict() == Verdict.DIFFERENT ? explained(result) : result;
    }

    private Result look(List<String> expected) {
        List<String> open = new ArrayList<>();
        sent.forEach((controlId, number) -> {
            String state = state(controlId);
            if (List.of("published", "none", "away").contains(state)) {
                open.add("%d. %s is %s".formatted(number, controlId, state));
            }
        });
        if (!open.isEmpty()) {
            return new Result(told, Verdict.NOT_IN_TIME, open);
        }
        return Patience.or(new Result(told, Verdict.NOT_IN_TIME, List.of("away")), () -> {
            List<String> differences = Differences.between(expected, withoutVanished(shown(), expected));
            return new Result(told, differences.isEmpty() ? Verdict.SAME : Verdict.DIFFERENT, differences);
        });
    }

    /**
     * A stay that a fold showed on the way, since messages came in another order, and that no message cancels was deleted
     * when a later fold made it vanish (contracts/identity.md §0): at a time of ours. No history says anything of it.
     */
    private List<String> withoutVanished(List<String> shown, List<String> expected) {
        return shown.stream()
                .filter(line -> expected.contains(line)
                        || !line.startsWith(CANCELLED)
                        || Instant.parse(line.substring(line.lastIndexOf(' ') + 1))
                                .isBefore(began))
                .toList();
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
        List<CompletableFuture<Void>> sending = IntStream.range(0, senders)
                .mapToObj(sender -> sender(random.nextBoolean(), arriving, sender, senders))
                .toList();
        sending.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> sender(boolean overMllp, List<String> arriving, int first, int step) {
        Road road = overMllp ? Road.mllp() : Road.http();
        return CompletableFuture.runAsync(
                () -> {
                    for (int next = first; next < arriving.size(); next += step) {
                        pace.run();
                        road.deliver(arriving.get(next));
                        acknowledged.incrementAndGet();
                    }
                },
                THREADS);
    }

    /** With all that the connector knows of each message: a difference is often explained by a reason. */
    private Result explained(Result different) {
        List<String> lines = new ArrayList<>(different.lines());
        sent.forEach((controlId, number) -> lines.add(number + ". "
                + Patience.or(
                        "away", () -> found(controlId).json().path("messages").toString())));
        return new Result(different.history(), different.verdict(), lines);
    }

    /** {@code away} while the service is. */
    private String state(String controlId) {
        return Patience.or("away", () -> {
            String state = "none";
            for (var message : found(controlId).expect(200).json().path("messages")) {
                String each = message.path("state").asString();
                state = each.equals("duplicate") ? state : each;
            }
            return state;
        });
    }

    private static Answer found(String controlId) {
        Api connector = Installation.connector().as(Installation.system("read:hl7_message", "write:hl7_message"));
        return connector.get("/dhos/v1/message/list?control_id=" + controlId);
    }

    private List<String> shown() {
        List<String> lines = new ArrayList<>(new Shown(told, names, ward.posted()).lines());
        sent.forEach((controlId, number) -> {
            String state = state(controlId);
            if (!state.equals("processed")) {
                lines.add(state + " " + number);
            }
        });
        return lines.stream().distinct().sorted().toList();
    }
}
