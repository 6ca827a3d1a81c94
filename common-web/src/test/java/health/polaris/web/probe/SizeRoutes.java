package health.polaris.web.probe;

import health.polaris.common.security.Allow;
import health.polaris.common.security.AllowAnyone;
import health.polaris.web.body.BodyUpTo;
import health.polaris.web.request.IgnoresParameters;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

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
    @BodyUpTo(BodyUpTo.TWICE)
    @PostMapping("/probe/samples")
    int samples(@RequestBody String body) {
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

    @Allow
    @BodyUpTo(BodyUpTo.LONGEST)
    @PostMapping("/probe/held-of-ours")
    int heldOfOurs(@RequestBody String body) throws InterruptedException {
        return held(body);
    }

    /** As routes do that read a parameter before the body. */
    @AllowAnyone
    @BodyUpTo("4KB")
    @PostMapping("/probe/typed")
    String typed(
            @RequestParam(name = "type", required = false, defaultValue = "none") String type,
            @RequestBody JsonNode body) {
        return body.toString();
    }

    @AllowAnyone
    @IgnoresParameters
    @BodyUpTo("4KB")
    @PostMapping(path = "/probe/form", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, List<String>> form(@RequestParam MultiValueMap<String, String> fields) {
        // As JSON: there is a form for what such a map is.
        return new TreeMap<>(fields);
    }

    @AllowAnyone
    @GetMapping("/probe/nobody")
    int unread(InputStream body) throws IOException {
        return body.read();
    }
}
