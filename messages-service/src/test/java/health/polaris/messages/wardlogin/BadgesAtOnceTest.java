package health.polaris.messages.wardlogin;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who guesses badges at one tablet, and does not wait for the answers. */
@PolarisTest
class BadgesAtOnceTest {

    /** 20 are free, the next is counted, and a machine that takes ten seconds for all lets four more have a look. */
    private static final int LOOKED_AT = 25;

    @LocalServerPort
    private int port;

    @Test
    void manyAtTheSameMomentAreCountedAsManyInARow() throws Exception {
        Api tablet = new Api(port)
                .as(Tokens.device(fresh("device"), "read:send_entry_identifier"))
                .with("X-Badge-Pin", "482913");
        List<Callable<Integer>> guesses = IntStream.range(0, 60)
                .<Callable<Integer>>mapToObj(
                        _ -> () -> tablet.get("/dhos/v1/clinician/jwt?send_entry_identifier=" + fresh("badge"))
                                .status())
                .toList();
        List<Integer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(guesses).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).containsOnly(404, 429);
        assertThat(answers.stream().filter(status -> status == 404)).hasSizeBetween(20, LOOKED_AT);
    }
}
