package health.polaris.users.role;

import health.polaris.common.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The role map, for services that turn roles into scopes. */
@RestController
@Tag(name = "roles", description = "What roles permit")
record RoleController(Roles roles) {
    /** {@code {"SEND Entry Device": ["read:send_device", …], …}}. */
    @Operation(operationId = "listRoles")
    @Allow
    @GetMapping("/dhos/v1/roles")
    Map<String, Set<String>> scopesOfRoles() {
        return roles.all();
    }
}
