package health.polaris.telemetry.installation;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.error.ApiException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses the keys of a body that an installation does not have (contracts/telemetry.md §2.1). */
@Component
public class UndeclaredKeys {

    /** The answer to a missing time; an empty text counts as none. */
    public static final String INVALID_TIME = "invalid timestamp";

    /** Test data sets carry them; outside production they are ignored. */
    private static final Set<String> WRITTEN_BY_US = Set.of("uuid", "created", "created_by", "modified", "modified_by");

    private final boolean production;

    UndeclaredKeys(DeploymentEnvironment environment) {
        this.production = environment.isProduction();
    }

    void refuseInNew(@Nullable Map<String, Object> keys) {
        refuse(keys, "'%s' is an unknown key", production ? Set.of() : WRITTEN_BY_US);
    }

    void refuseInUpdate(@Nullable Map<String, Object> keys) {
        refuse(keys, "%s can not be updated", Set.of());
    }

    private static void refuse(@Nullable Map<String, Object> keys, String text, Set<String> tolerated) {
        if (keys == null) {
            return;
        }
        keys.keySet().stream()
                .filter(key -> !tolerated.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw ApiException.invalid(text.formatted(key));
                });
    }
}
