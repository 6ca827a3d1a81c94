package health.polaris.messages.token;

import health.polaris.common.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public signing keys, for every service that verifies tokens. */
@RestController
@Tag(name = "keys", description = "Keys that prove our tokens")
record KeySetController(SigningKeys keys) {
    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    @Operation(operationId = "getPublicKeys")
    @AllowAnyone
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> publicKeys() {
        return ResponseEntity.ok().cacheControl(FIVE_MINUTES).body(keys.published());
    }
}
