package health.polaris.users.login;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.users.Callers;
import health.polaris.users.UsersTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logins must not keep the service from everybody else: while they are hashed, others are answered, and others log in. */
@UsersTest
class LoginLoadTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Usual ones have two. */
    private static final int PASSES = 16;

    /** Free failures of an address: what it asks for beyond them is not hashed. */
    private static final int HASHED = 101;

    private static String costly(int passes) {
        return "{argon2id}$argon2id$v=19$m=19456,t=" + passes
                + ",p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void answersOthersWhileLoginsAreHashed() throws Exception {
        Callers callers = new Callers(port);
        List<String> usernames = IntStream.range(0, PROCESSORS)
                .mapToObj(number -> costly(callers))
                .toList();
        callers.anonymous().get("/running").expect(200);

        try (ExecutorService clients = Executors.newFixedThreadPool(usernames.size())) {
            List<Future<Duration>> logins = usernames.stream()
                    .map(username -> clients.submit(
                            timed(() -> callers.login(username, "x").expect(403))))
                    .toList();
            Duration longestAnswer = Duration.ZERO;
            while (!logins.stream().allMatch(Future::isDone)) {
                Duration answer = timed(
                                () -> callers.anonymous().get("/running").expect(200))
                        .call();
                longestAnswer = answer.compareTo(longestAnswer) > 0 ? answer : longestAnswer;
            }
            for (Future<Duration> login : logins) {
                assertThat(longestAnswer)
                        .as("longest answer to somebody else, compared with a login")
                        .isLessThan(login.get().dividedBy(2));
            }
        }
    }

    /** Names of clinicians, because theirs cost what the test wants; invented ones would be hashed as well. */
    @Test
    void anAddressThatTriesManyNamesDoesNotKeepAnotherFromLoggingIn() {
        Callers callers = new Callers(port);
        String nurse =
                callers.createWithPassword(clinician()).get("email_address").asString();
        // More of hashes than anybody waits for a turn, whatever the number of processors.
        List<Map<String, @Nullable Object>> tried = IntStream.range(0, HASHED + 20)
                .mapToObj(number -> with(
                        gdmClinician(), "uuid", UUID.randomUUID().toString(), "password_hash", costly(6 * PROCESSORS)))
                .toList();
        callers.system().post("/dhos/v1/clinician/bulk", tried).expect(200);

        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            tried.forEach(clinician -> clients.submit(
                    () -> answers.add(from(callers, "10.77.0.1", clinician.get("email_address") + ":guess")
                            .status())));
            Awaitility.await("all that may be hashed waits for it")
                    .until(() -> answers.size() >= tried.size() - HASHED);
            from(callers, "10.77.0.2", nurse + ":" + Callers.PASSWORD).expect(200);
        }
        assertThat(answers).as("some had no turn").hasSameSizeAs(tried).contains(429, 503);
    }

    private static Answer from(Callers callers, String address, String pair) {
        return callers.system()
                .with("X-Forwarded-For", address)
                .with("UserAuthorization", "Bearer " + Callers.base64(pair))
                .get(Callers.LOGIN);
    }

    private String costly(Callers callers) {
        var created = callers.create(clinician());
        jdbc.sql("update clinician set password_hash = ? where uuid = ?")
                .params(costly(PASSES), created.get("uuid").asString())
                .update();
        return created.get("email_address").asString();
    }

    private static Callable<Duration> timed(Runnable call) {
        return () -> {
            long start = System.nanoTime();
            call.run();
            return Duration.ofNanos(System.nanoTime() - start);
        };
    }
}
