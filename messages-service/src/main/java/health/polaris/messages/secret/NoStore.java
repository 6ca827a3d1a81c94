package health.polaris.messages.secret;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** Answers that carry a token or a code are kept nowhere. */
public final class NoStore {

    private NoStore() {}

    /** 200 with {@code Cache-Control: no-store}. */
    public static <T> ResponseEntity<T> ok(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
