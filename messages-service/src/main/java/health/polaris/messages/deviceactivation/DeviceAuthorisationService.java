package health.polaris.messages.deviceactivation;

import health.polaris.common.error.ApiException;
import health.polaris.messages.deviceactivation.DeviceActivationService.Pending;
import health.polaris.messages.secret.AuthorisationCodes;
import health.polaris.messages.secret.CodeHashing;
import health.polaris.messages.secret.Codes;
import health.polaris.messages.secret.HashedCode;
import health.polaris.web.guessing.AttemptLimit;
import health.polaris.web.guessing.AttemptLimit.Attempt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Exchanges a device's activation code for its authorisation code (contracts/activation.md A1, device branch). */
@Service
public class DeviceAuthorisationService {

    private static final Logger log = LoggerFactory.getLogger(DeviceAuthorisationService.class);

    private static final int FREE_FAILURES = 20;

    private final AttemptLimit limit = new AttemptLimit(Clock.systemUTC(), FREE_FAILURES);
    private final DeviceActivationService activations;
    private final Codes codes;
    private final CodeHashing hashing;
    private final AuthorisationCodes authorisations;
    private final Counter failures;

    DeviceAuthorisationService(
            DeviceActivationService activations,
            Codes codes,
            CodeHashing hashing,
            AuthorisationCodes authorisations,
            MeterRegistry meters) {
        this.activations = activations;
        this.codes = codes;
        this.hashing = hashing;
        this.authorisations = authorisations;
        this.failures = Counter.builder("polaris.device.code.failures")
                .description("Device activation codes that were unknown, used or expired")
                .register(meters);
    }

    /**
     * Uses up the activation. No database connection is held while the hash is computed.
     *
     * @param clientAddress whose failures are counted, and whose turn it is to be hashed for
     * @throws ApiException 404 without saying why, 429 after too many failures
     */
    public AuthorisedDevice authorise(String activationCode, String clientAddress) {
        Attempt attempt = limit.begin(clientAddress).orTooMany();
        Pending pending = activations.pending(activationCode).orElseThrow(this::refused);
        String deviceId = pending.deviceId();
        String authorisationCode = codes.authorisationCode();
        HashedCode hashed = hashing.hash(authorisationCode, clientAddress);
        if (!activations.complete(pending, hashed)) {
            throw refused();
        }
        authorisations.remember(owner(deviceId), authorisationCode, hashed);
        attempt.succeeded();
        return new AuthorisedDevice(authorisationCode, deviceId);
    }

    static String owner(String deviceId) {
        return "device " + deviceId;
    }

    private ApiException refused() {
        failures.increment();
        log.warn("A device activation code was refused");
        return ApiException.notFound("Could not find relevant activation");
    }
}
