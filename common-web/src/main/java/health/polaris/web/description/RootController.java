package health.polaris.web.description;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** {@code /}, for whoever opens a service's address in a browser: where to go from there. */
@Hidden
@RestController
final class RootController {

    private final String page;

    /** @param shown whether there is a page of the API */
    RootController(String service, boolean shown) {
        page = """
                <!doctype html>
                <html lang="en">
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p>One of the five services of Polaris. README.md and docs/, beside its source, say what it does and how it is run.
                <ul>
                %2$s<li><a href="/openapi.json">/openapi.json</a>, <a href="/openapi.yaml">/openapi.yaml</a>: the same for programs
                <li><a href="/healthcheck">/healthcheck</a>: database and schema
                <li><a href="/version">/version</a>: what was built, of which commit
                </ul>
                """.formatted(
                        HtmlUtils.htmlEscape(service),
                        shown ? "<li><a href=\"/ui/\">/ui/</a>: its API, to read and to try\n" : "");
    }

    @AllowAnyone
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String root() {
        return page;
    }
}
