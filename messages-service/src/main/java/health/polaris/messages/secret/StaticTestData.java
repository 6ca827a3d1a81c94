package health.polaris.messages.secret;

import health.polaris.common.DeploymentEnvironment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Patients and devices of test data sets, whose codes are known and never used up (contracts/activation.md §8). In
 * production their ids are ordinary.
 */
@Component
public class StaticTestData {

    private static final Pattern PATIENT = Pattern.compile("static_patient_uuid_([1-9])");
    private static final Pattern DEVICE = Pattern.compile("static_device_uuid_D([1-9])");

    private final boolean production;

    StaticTestData(DeploymentEnvironment environment) {
        this.production = environment.isProduction();
    }

    /** {@code 3} of {@code static_patient_uuid_3}; null for everybody else. */
    public @Nullable String digitOfPatient(String patientId) {
        return digit(PATIENT, patientId);
    }

    /** {@code 3} of {@code static_device_uuid_D3}; null for every other device. */
    public @Nullable String digitOfDevice(String deviceId) {
        return digit(DEVICE, deviceId);
    }

    /** Whether there are such patients and devices here. */
    public boolean isOn() {
        return !production;
    }

    private @Nullable String digit(Pattern pattern, String id) {
        Matcher matcher = pattern.matcher(id);
        return !production && matcher.matches() ? matcher.group(1) : null;
    }
}
