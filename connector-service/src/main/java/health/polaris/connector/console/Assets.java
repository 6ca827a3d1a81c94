package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The few files that pages need: our style, and htmx from its WebJar, whichever version that is. */
@Hidden
@Controller
@ConditionalOnBooleanProperty("polaris.console.offered")
class Assets {

    private static final Map<String, String> WHERE = Map.of(
            "console.css", "classpath:console/asset/console.css",
            "htmx.min.js", "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js");

    private static final MediaType SCRIPT =
            new MediaType("text", "javascript", java.nio.charset.StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", java.nio.charset.StandardCharsets.UTF_8);

    private final byte[] style = read("console.css");
    private final byte[] script = read("htmx.min.js");

    private static byte[] read(String name) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver(Assets.class.getClassLoader())
                    .getResources(WHERE.getOrDefault(name, ""));
            if (found.length != 1) {
                throw new IllegalStateException("%d files are %s".formatted(found.length, name));
            }
            return found[0].getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @AllowAnyone
    @GetMapping("/console/asset/{name:console\\.css|htmx\\.min\\.js}")
    ResponseEntity<byte[]> asset(@PathVariable("name") String name) {
        boolean styles = name.endsWith(".css");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .contentType(styles ? STYLE : SCRIPT)
                .body(styles ? style : script);
    }
}
