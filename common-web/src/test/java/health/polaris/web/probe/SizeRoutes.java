package health.polaris.web.probe;

import health.polaris.common.security.AllowAnyone;
import health.polaris.web.body.BodyUpTo;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Bodies of every permitted length. */
@RestController
public class SizeRoutes {

    private volatile CountDownLatch door = new CountDownLatch(0);

    /** Requests of {@code /probe/held} stay until the latch is counted down. */
    public void hold(CountDownLatch until) {
        door = until;
    }

    @AllowAnyone
    @BodyUpTo(BodyUpTo.LONGEST)
    @PostMapping("/probe/long")
    int longest(@RequestBody String body) {
        return body.length();
    }

    @AllowAnyone
    @BodyUpTo("4KB")
    @PostMapping("/probe/short")
    int shortest(@RequestBody String body) {
        return body.length();
    }

    @AllowAnyone
    @BodyUpTo(BodyUpTo.LONGEST)
    @PostMapping("/probe/held")
    int held(@RequestBody String body) throws InterruptedException {
        return door.await(60, TimeUnit.SECONDS) ? body.length() : -1;
    }

    @AllowAnyone
    @GetMapping("/probe/nobody")
    int unread(InputStream body) throws IOException {
        return body.read();
    }
}
