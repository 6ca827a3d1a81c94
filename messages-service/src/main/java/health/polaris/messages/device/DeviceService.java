package health.polaris.messages.device;

import health.polaris.common.DeploymentEnvironment;
import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.messages.auditevent.AuditEvents;
import health.polaris.web.request.ListBound;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registry of devices (contracts/activation.md D1 to D4). */
@Service
public class DeviceService {

    private static final int LONGEST_ID = 36;

    private final DeviceRepository repository;
    private final DeviceListRepository listing;
    private final AuditEvents auditEvents;
    private final boolean production;

    DeviceService(
            DeviceRepository repository,
            DeviceListRepository listing,
            AuditEvents auditEvents,
            DeploymentEnvironment environment) {
        this.repository = repository;
        this.listing = listing;
        this.auditEvents = auditEvents;
        this.production = environment.isProduction();
    }

    @Transactional
    public DeviceResponse register(DeviceRequest request) {
        Device device = new Device(chosenOrNew(request.uuid()), request.locationId(), request.description());
        if (repository.existsById(device.uuid())) {
            throw ApiException.conflict("Device with that uuid already present");
        }
        return repository.saveAndFlush(device).response();
    }

    /**
     * Oldest first.
     *
     * @return one more than the page has, when there are more
     */
    @Transactional(readOnly = true)
    public List<DeviceResponse> list(DevicePage page) {
        List<DeviceResponse> found = listing.page(page);
        if (page.limit() == null) {
            ListBound.check(found.size(), "ask with location_id, or with limit");
        }
        return found;
    }

    @Transactional(readOnly = true)
    public DeviceResponse get(String deviceId) {
        return repository.findById(deviceId).map(Device::response).orElseThrow(DeviceService::notFound);
    }

    @Transactional
    public DeviceResponse update(String deviceId, DeviceUpdateRequest update, String callerId) {
        Map<String, Object> fields = update.fields();
        Device device = repository.findToChange(deviceId).orElseThrow(DeviceService::notFound);
        boolean wasActive = device.isActive();
        device.update(
                update.locationId().value(),
                update.description().value(),
                update.active().value());
        auditEvents.deviceUpdated(deviceId, callerId, fields);
        if (wasActive && !device.isActive()) {
            auditEvents.deviceTokensRevoked(deviceId);
        }
        return repository.saveAndFlush(device).response();
    }

    /** Registered and switched off; an unknown device is not. */
    @Transactional(readOnly = true)
    public boolean isKnownInactive(String deviceId) {
        return repository
                .findById(deviceId)
                .filter(device -> !device.isActive())
                .isPresent();
    }

    public static ApiException notFound() {
        return ApiException.notFound("Device not found");
    }

    private String chosenOrNew(Field<String> uuid) {
        if (!uuid.present()) {
            return UUID.randomUUID().toString();
        }
        String chosen = uuid.value();
        if (production) {
            throw ApiException.invalid("'uuid' is an unknown key");
        }
        if (chosen == null || chosen.isEmpty() || chosen.length() > LONGEST_ID) {
            throw ApiException.invalid("'uuid' must have 1 to 36 characters");
        }
        return chosen;
    }
}
