package health.polaris.connector.console;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The few files that pages need: our own, and htmx and uPlot from their WebJars, whichever version those are. */
@Hidden
@Controller
@ConditionalOnBooleanProperty("polaris.console.offered")
class Assets {

    private static final String WEBJARS = "classpath*:META-INF/resources/webjars/";

    private static final Map<String, String> WHERE = Map.of(
            "console.css",
            "classpath:console/asset/console.css",
            "console.js",
            "classpath:console/asset/console.js",
            "htmx.min.js",
            WEBJARS + "htmx.org/*/dist/htmx.min.js",
            "icon.svg",
            "classpath:console/asset/icon.svg",
            "uplot.css",
            WEBJARS + "uplot/*/dist/uPlot.min.css",
            "uplot.js",
            WEBJARS + "uplot/*/dist/uPlot.iife.min.js");

    private static final Map<String, MediaType> TYPES = Map.of(
            "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
            "css", new MediaType("text", "css", StandardCharsets.UTF_8),
            "svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8));

    private final Map<String, byte[]> files =
            WHERE.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, file -> read(file.getValue())));

    private static byte[] read(String where) {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver(Assets.class.getClassLoader()).getResources(where);
            if (found.length != 1) {
                throw new IllegalStateException("%d files are %s".formatted(found.length, where));
            }
            return found[0].getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @AllowAnyone
    @GetMapping("/console/asset/{name:[a-z]+(?:\\.min)?\\.(?:css|js|svg)}")
    ResponseEntity<byte[]> asset(@PathVariable("name") String name) {
        byte[] file = files.get(name);
        return file == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .cacheControl(
                                CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                        .contentType(Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1))))
                        .body(file);
    }
}
