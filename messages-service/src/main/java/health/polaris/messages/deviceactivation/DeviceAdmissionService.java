package health.polaris.messages.deviceactivation;

import health.polaris.messages.auditevent.AuditEvents;
import health.polaris.messages.device.Device;
import health.polaris.messages.device.DeviceRepository;
import health.polaris.messages.secret.HashedCode;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Admits devices, and publishes whether it did (contracts/activation.md D6). */
@Service
class DeviceAdmissionService {

    private final DeviceRepository repository;
    private final AuditEvents auditEvents;
    private final FailureReports reports = new FailureReports(Clock.systemUTC());

    DeviceAdmissionService(DeviceRepository repository, AuditEvents auditEvents) {
        this.repository = repository;
        this.auditEvents = auditEvents;
    }

    @Transactional(readOnly = true)
    public Optional<HashedCode> authorisation(String deviceId) {
        return repository.findById(deviceId).map(Device::authorisation);
    }

    /**
     * Decides, under the lock that deactivating and revoking take too: from their commit on nobody gets in.
     *
     * @param right what the code that was shown has been found to be; null: it was wrong
     */
    @Transactional
    public boolean admit(String deviceId, @Nullable HashedCode right) {
        Device device = repository.findToChange(deviceId).orElse(null);
        if (device == null) {
            return false;
        }
        if (device.admits(right)) {
            reports.clear(deviceId);
            auditEvents.deviceAdmitted(deviceId);
            return true;
        }
        if (reports.isDue(deviceId)) {
            auditEvents.deviceRefused(
                    deviceId,
                    device.authorisation() == null
                            ? "Device has not been activated"
                            : "Device auth code validation failed");
        }
        return false;
    }
}
