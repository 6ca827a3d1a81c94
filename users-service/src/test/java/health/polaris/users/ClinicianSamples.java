package health.polaris.users;

import health.polaris.common.json.Field;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.ClinicianCreateRequest;
import health.polaris.users.clinician.ProductRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clinicians that were never stored. */
public final class ClinicianSamples {

    private ClinicianSamples() {}

    public static Clinician named(String firstName, String lastName, String emailAddress) {
        return Clinician.of(request(firstName, lastName, emailAddress, null), null, false);
    }

    public static ClinicianCreateRequest request(
            String firstName, String lastName, @Nullable String emailAddress, @Nullable Map<String, Object> other) {
        ProductRequest product = new ProductRequest(
                "SEND", "2021-07-19", null, Field.absent(), null, null, null, null, null, null, null, null, null, null);
        return new ClinicianCreateRequest(
                firstName,
                lastName,
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(product),
                emailAddress,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                other);
    }
}
