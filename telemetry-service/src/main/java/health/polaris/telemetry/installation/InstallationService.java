package health.polaris.telemetry.installation;

import health.polaris.common.error.ApiException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Stores, changes and finds installations (contracts/telemetry.md §2, §3); the same for patients and for clinicians. */
public class InstallationService<I extends Installation> {

    private final InstallationRepository<I> installations;
    private final UndeclaredKeys undeclaredKeys;

    protected InstallationService(InstallationRepository<I> installations, UndeclaredKeys undeclaredKeys) {
        this.installations = installations;
        this.undeclaredKeys = undeclaredKeys;
    }

    /** Nothing is unique: each call is a new installation, whatever was sent before. */
    @Transactional
    public I add(I installation, @Nullable Map<String, Object> otherKeys) {
        undeclaredKeys.refuseInNew(otherKeys);
        return installations.save(installation);
    }

    @Transactional
    public I update(String ownerId, String uuid, Consumer<I> update, @Nullable Map<String, Object> otherKeys) {
        undeclaredKeys.refuseInUpdate(otherKeys);
        I installation =
                installations.findToChangeByUuidAndOwnerId(uuid, ownerId).orElseThrow(InstallationService::unknown);
        update.accept(installation);
        installations.flush();
        return installation;
    }

    @Transactional(readOnly = true)
    public I find(String ownerId, String uuid) {
        return installations.findByUuidAndOwnerId(uuid, ownerId).orElseThrow(InstallationService::unknown);
    }

    private static ApiException unknown() {
        return ApiException.notFound("Installation not found");
    }

    @Transactional(readOnly = true)
    public Optional<I> latest(String ownerId) {
        return installations.findLatest(ownerId);
    }
}
