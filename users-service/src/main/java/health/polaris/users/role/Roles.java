package health.polaris.users.role;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What each role may do; the data is {@code roles.json} (contracts/users.md §7). A clinician's groups are role names. */
@Component
public class Roles {

    /** Roles of machines: to give them to somebody, or to set the password of who has one, takes a system. */
    private static final Set<String> OF_SYSTEMS = Set.of("System", "EPR Service Adapter");

    private final Map<String, Set<String>> permissionsByRole;

    Roles(JsonMapper json) throws IOException {
        try (InputStream data = new ClassPathResource("roles.json").getInputStream()) {
            this.permissionsByRole = json.readValue(data, new TypeReference<Map<String, Set<String>>>() {});
        }
    }

    /** All of them, by name. */
    Map<String, Set<String>> all() {
        return permissionsByRole;
    }

    /** What these roles give together, without duplicates; an unknown role gives nothing. */
    public Set<String> permissions(Collection<String> roles) {
        Set<String> union = new TreeSet<>();
        roles.stream().map(permissionsByRole::get).filter(Objects::nonNull).forEach(union::addAll);
        return union;
    }

    /** Whether there is such a role; the identity provider may have groups of other names, and permissions for them. */
    public boolean isKnown(String role) {
        return permissionsByRole.containsKey(role);
    }

    /** Whether one of these is a role of machines. */
    public static boolean anyOfSystems(Collection<String> roles) {
        return roles.stream().anyMatch(OF_SYSTEMS::contains);
    }
}
