package health.polaris.users.login;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.web.request.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The login that the identity provider's script calls. */
@RestController
@Tag(name = "logins", description = "The login that the identity provider's script calls")
record LoginController(LoginService logins, ClientAddress clientAddress) {
    @Operation(operationId = "checkLogin")
    @Allow(
            scopes = "read:gdm_clinician_auth_all",
            issuers = {IssuerKind.INTERNAL, IssuerKind.IDENTITY_PROVIDER, IssuerKind.CUSTOM_DATABASE})
    @GetMapping("/dhos/v1/clinician/login")
    ResponseEntity<LoginResponse> login(
            @RequestHeader("UserAuthorization") String userAuthorization, HttpServletRequest request) {
        Credentials credentials = Credentials.parse(userAuthorization);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(logins.login(credentials, clientAddress.network(request)));
    }
}
