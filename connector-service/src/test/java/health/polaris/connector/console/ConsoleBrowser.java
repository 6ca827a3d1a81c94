package health.polaris.connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An operator's browser, logged in. */
public final class ConsoleBrowser {

    private final Api browser;
    private final String formKey;

    public ConsoleBrowser(int port) {
        this(port, "read:hl7_message", "write:hl7_message");
    }

    public ConsoleBrowser(int port, String... scopes) {
        String token = Tokens.system(scopes);
        Answer welcomed = post(new Api(port), "/console/login", "token=" + token);
        browser = new Api(port)
                .with("Cookie", String.valueOf(welcomed.header("Set-Cookie")).replaceAll(";.*", ""));
        formKey = URLEncoder.encode(
                page("/console/message").replaceAll("(?s).*?name=\"form_key\" value=\"([^\"]*)\".*", "$1"),
                StandardCharsets.UTF_8);
    }

    private static Answer post(Api api, String path, String form) {
        return api.with("Content-Type", "application/x-www-form-urlencoded").post(path, form);
    }

    public String page(String path) {
        Answer answer = browser.get(path).expect(200);
        assertThat(answer.body()).contains("<html lang=\"en\"");
        return answer.body();
    }

    public Answer send(String path, String form) {
        return post(browser, path, "form_key=" + formKey + "&" + form);
    }

    /** As another site would have it sent. */
    public Answer sendWithoutKey(String path, String form) {
        return post(browser, path, form);
    }
}
