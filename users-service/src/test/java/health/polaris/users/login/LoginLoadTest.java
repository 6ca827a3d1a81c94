package health.polaris.users.login;

import static health.polaris.users.Bodies.clinician;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.users.Callers;
import health.polaris.users.UsersTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logins must not keep the service from everybody else: while they are hashed, others are answered. */
@UsersTest
class LoginLoadTest {

    /** Eight times the passes of a usual one, so that what waits for it waits for long. */
    private static final String COSTLY = "{argon2id}$argon2id$v=19$m=19456,t=16,p=1"
            + "$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void answersOthersWhileLoginsAreHashed() throws Exception {
        Callers callers = new Callers(port);
        List<String> usernames = IntStream.range(0, Runtime.getRuntime().availableProcessors())
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

    private String costly(Callers callers) {
        var created = callers.create(clinician());
        jdbc.sql("update clinician set password_hash = ? where uuid = ?")
                .params(COSTLY, created.get("uuid").asString())
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
