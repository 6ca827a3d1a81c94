package health.polaris.connector.console;

import health.polaris.common.DeploymentEnvironment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes pages, and parts of them, with the headers that keep a browser from doing anything else with them. */
@Component
public class Pages {

    /** Everything comes from here; no script or style stands in a page. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** In the browser's tab, and where the navigation says which page this is. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("feeds", "Feeds"),
            Map.entry("goodbye", "Logged out"),
            Map.entry("letter", "Dead letter"),
            Map.entry("login", "Log in"),
            Map.entry("message", "Message"),
            Map.entry("messages", "Messages"),
            Map.entry("numbers", "Numbers"),
            Map.entry("patient", "Patient"),
            Map.entry("patients", "Patients and stays"),
            Map.entry("reconciliation", "Reconciliation"),
            Map.entry("stay", "Stay"),
            Map.entry("trouble", "Trouble"),
            Map.entry("ward", "Wards"),
            Map.entry("welcome", "Logged in"));

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8);

    private final TemplateEngine engine = new TemplateEngine();
    private final boolean secure;

    Pages(DeploymentEnvironment environment) {
        this.secure = environment.isProduction();
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(Pages.class.getClassLoader());
        templates.setPrefix("console/page/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
    }

    public boolean secure() {
        return secure;
    }

    /** A whole page. */
    public ResponseEntity<String> page(@Nullable Session session, String name, Map<String, ?> model) {
        return page(session, HttpStatus.OK.value(), name, model);
    }

    public ResponseEntity<String> page(@Nullable Session session, int status, String name, Map<String, ?> model) {
        return answer(status, engine.process("layout", context(session, name, model)));
    }

    /** A part of a page, to be put into it. */
    public ResponseEntity<String> part(Session session, String name, String fragment, Map<String, ?> model) {
        return answer(HttpStatus.OK.value(), engine.process(name, Set.of(fragment), context(session, name, model)));
    }

    public ResponseEntity<String> goTo(String path) {
        return headers(ResponseEntity.status(HttpStatus.SEE_OTHER))
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    /** Into the console, for a session that begins, with a page between: see {@code SameSite=Strict}. */
    public ResponseEntity<String> leadOn(Session session, ResponseCookie... others) {
        return headers(ResponseEntity.ok())
                .header(HttpHeaders.SET_COOKIE, session.cookie(secure).toString())
                .header(HttpHeaders.SET_COOKIE, texts(others))
                .header("Refresh", "0; url=/console/message")
                .contentType(HTML)
                .body(engine.process("layout", context(null, "welcome", Map.of())));
    }

    /**
     * Out of the console.
     *
     * @param elsewhere where that goes on
     */
    public ResponseEntity<String> leadOut(Optional<String> elsewhere, ResponseCookie... gone) {
        return elsewhere
                .map(address -> headers(ResponseEntity.ok())
                        .header(HttpHeaders.SET_COOKIE, texts(gone))
                        .header("Refresh", "0; url=" + address)
                        .contentType(HTML)
                        .body(engine.process("layout", context(null, "goodbye", Map.of("address", address)))))
                .orElseGet(() -> headers(ResponseEntity.status(HttpStatus.SEE_OTHER))
                        .header(HttpHeaders.SET_COOKIE, texts(gone))
                        .header(HttpHeaders.LOCATION, "/console/login")
                        .build());
    }

    private static String[] texts(ResponseCookie... cookies) {
        return Arrays.stream(cookies).map(ResponseCookie::toString).toArray(String[]::new);
    }

    /** htmx follows this one, and the browser's address with it. */
    public static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer) {
        return answer.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static ResponseEntity<String> answer(int status, String html) {
        return headers(ResponseEntity.status(status)).contentType(HTML).body(html);
    }

    private static Context context(@Nullable Session session, String name, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("content", name);
        all.put("title", TITLES.getOrDefault(name, "Refused"));
        all.put("loggedIn", session != null);
        all.put("formKey", session == null ? "" : session.formKey());
        all.put("mayAct", session != null && session.mayAct());
        return new Context(Locale.UK, all);
    }
}
