package health.polaris.common.probe;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.common.security.AllowAnyone;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Fails as asked. */
@RestController
class FailureRoutes {

    private static final Logger log = LoggerFactory.getLogger(FailureRoutes.class);

    @AllowAnyone
    @GetMapping("/probe/fail/{kind}")
    void fail(@PathVariable String kind) {
        log.info("About to fail");
        switch (kind) {
            case "unexpectedly" ->
                throw new IllegalStateException("Mrs Smith", new IllegalArgumentException("MRN 4711"));
            case "deeply" -> throw new StackOverflowError("Mrs Smith");
            case "later" -> throw ApiException.tooManyAttempts(Duration.ofMillis(1500));
            case "stored" -> throw ApiException.invalidButStored("Not understood", "u-1");
            case "unprocessable" -> throw ApiException.unprocessable();
            default -> throw new ApiException(ErrorKind.valueOf(kind.toUpperCase(Locale.ROOT)), "as asked");
        }
    }
}
