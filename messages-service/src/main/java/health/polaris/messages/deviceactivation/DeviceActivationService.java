package health.polaris.messages.deviceactivation;

import health.polaris.messages.auditevent.AuditEvents;
import health.polaris.messages.device.Device;
import health.polaris.messages.device.DeviceRepository;
import health.polaris.messages.device.DeviceService;
import health.polaris.messages.secret.Codes;
import health.polaris.messages.secret.Expiry;
import health.polaris.messages.secret.HashedCode;
import health.polaris.messages.secret.StaticTestData;
import health.polaris.web.database.AdvisoryLocks;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, uses up and revokes activations of devices (contracts/activation.md D5, A1, D7). */
@Service
class DeviceActivationService {

    private static final int STATIC_CODE_DIGITS = 9;

    private final DeviceRepository devices;
    private final DeviceActivationRepository activations;
    private final DeviceCodeHash codeHash;
    private final Codes codes;
    private final Expiry expiry;
    private final StaticTestData staticTestData;
    private final AuditEvents auditEvents;
    private final AdvisoryLocks locks;

    DeviceActivationService(
            DeviceRepository devices,
            DeviceActivationRepository activations,
            DeviceCodeHash codeHash,
            Codes codes,
            Expiry expiry,
            StaticTestData staticTestData,
            AuditEvents auditEvents,
            AdvisoryLocks locks) {
        this.devices = devices;
        this.activations = activations;
        this.codeHash = codeHash;
        this.codes = codes;
        this.expiry = expiry;
        this.staticTestData = staticTestData;
        this.auditEvents = auditEvents;
        this.locks = locks;
    }

    /** A pending activation is renewed: its code before is dead. */
    @Transactional
    public DeviceActivationResponse create(String deviceId) {
        Device device = devices.findToChange(deviceId).orElseThrow(DeviceService::notFound);
        DeviceActivation pending =
                activations.findByDeviceIdAndUsedFalse(deviceId).orElse(null);
        String code = code(deviceId);
        DeviceActivation saved = activations.saveAndFlush(withCode(pending, device.uuid(), codeHash.of(code)));
        return new DeviceActivationResponse(code, expiry.textFor(saved.modified()));
    }

    /** @param codeHmac by which the code is kept */
    record Pending(String deviceId, byte[] codeHmac) {}

    /** Whose pending code this is, if it is one and has not expired. */
    @Transactional(readOnly = true)
    public Optional<Pending> pending(String code) {
        Instant oldestAlive = expiry.oldestAlive(Clock.systemUTC().instant());
        return codeHash.all(code).stream()
                .flatMap(hmac -> activations.findPendingDevice(hmac, oldestAlive, staticTestData.isOn()).stream()
                        .map(device -> new Pending(device, hmac)))
                .findFirst();
    }

    /** Uses up the activation, unless it was used, renewed or revoked since somebody looked. */
    @Transactional
    public boolean complete(Pending found, HashedCode authorisation) {
        String deviceId = found.deviceId();
        Device device = devices.findToChange(deviceId).orElseThrow(DeviceService::notFound);
        Optional<DeviceActivation> pending =
                activations.findByDeviceIdAndCodeHmacAndUsedFalse(deviceId, found.codeHmac());
        pending.ifPresent(activation -> {
            if (staticTestData.digitOfDevice(deviceId) == null) {
                activation.complete();
            }
            device.authorise(authorisation);
        });
        return pending.isPresent();
    }

    /** For good: neither the authorisation code nor the pending activation is worth anything any more. */
    @Transactional
    public void revoke(String deviceId, String callerId) {
        Device device = devices.findToChange(deviceId).orElseThrow(DeviceService::notFound);
        device.revoke();
        activations.findByDeviceIdAndUsedFalse(deviceId).ifPresent(activations::delete);
        auditEvents.deviceRevoked(deviceId, callerId);
    }

    private static DeviceActivation withCode(@Nullable DeviceActivation pending, String deviceId, byte[] codeHmac) {
        if (pending == null) {
            return new DeviceActivation(deviceId, codeHmac);
        }
        pending.renew(codeHmac);
        return pending;
    }

    private String code(String deviceId) {
        String digit = staticTestData.digitOfDevice(deviceId);
        return digit == null ? unusedCode() : digit.repeat(STATIC_CODE_DIGITS);
    }

    /** No two pending activations have the same code: one that somebody has, or draws just now, is drawn again. */
    private String unusedCode() {
        return Codes.free(codes::deviceCode, code -> codeHash.all(code).stream().allMatch(this::isFree));
    }

    /**
     * Two statements, the lock first: the second sees what the holder before has committed. It does not wait, so draws
     * that meet each other cannot block each other.
     */
    private boolean isFree(byte[] codeHmac) {
        return locks.takeIfFree("device code " + HexFormat.of().formatHex(codeHmac))
                && !activations.existsByCodeHmacAndUsedFalse(codeHmac);
    }
}
