package health.polaris.connector.console;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong in the console is told as a page. */
@RestControllerAdvice(basePackageClasses = ConsoleErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
record ConsoleErrors(Pages pages) {

    private static final int FORBIDDEN = 403;

    @ExceptionHandler
    ResponseEntity<String> nobody(NoSession none) {
        return Pages.headers(ResponseEntity.status(303))
                .header(HttpHeaders.LOCATION, "/console/login")
                .header("HX-Redirect", "/console/login")
                .build();
    }

    /** A token that has ended is refused like one without the right. */
    @ExceptionHandler
    ResponseEntity<String> refused(Refused refused) {
        return pages.page(
                null,
                refused.status(),
                "refused",
                Map.of("words", refused.words(), "mayHaveEnded", refused.status() == FORBIDDEN));
    }
}
