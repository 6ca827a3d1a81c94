package health.polaris.web.description;

import health.polaris.common.security.AllowAnyone;
import health.polaris.web.request.IgnoresParameters;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** {@code /}, for whoever opens a service's address in a browser: where to go from there. */
@Hidden
@IgnoresParameters
@RestController
final class RootController {

    private static final String README = "/README.md";

    private final String page;
    private final Resource readme = new ClassPathResource("description" + README);

    /**
     * @param shown whether there is a page of the API
     * @param managementPort where probes are answered; empty: here
     */
    RootController(String service, boolean shown, String managementPort) {
        page = """
                <!doctype html>
                <html lang="en">
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p>One of the five services of Polaris.
                <ul>
                <li><a href="%2$s">%2$s</a>: what they do and how they are run; what it leads to is beside their source
                %3$s<li><a href="/openapi.json">/openapi.json</a>, <a href="/openapi.yaml">/openapi.yaml</a>: its API for programs
                %4$s</ul>
                """.formatted(
                        HtmlUtils.htmlEscape(service),
                        README,
                        shown ? "<li><a href=\"/ui/\">/ui/</a>: its API, to read and to try\n" : "",
                        health(managementPort));
    }

    private static String health(String managementPort) {
        return managementPort.isEmpty()
                ? """
                <li><a href="/healthcheck">/healthcheck</a>: database and schema
                <li><a href="/version">/version</a>: what was built, of which commit
                """
                : "<li>/healthcheck, /version: at the management port, " + HtmlUtils.htmlEscape(managementPort) + "\n";
    }

    @AllowAnyone
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String root() {
        return page;
    }

    /** As text, because browsers show no Markdown. */
    @AllowAnyone
    @GetMapping(path = README, produces = "text/plain;charset=UTF-8")
    String readme() throws IOException {
        return readme.getContentAsString(StandardCharsets.UTF_8);
    }
}
