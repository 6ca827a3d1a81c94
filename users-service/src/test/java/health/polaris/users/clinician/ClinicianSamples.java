package health.polaris.users.clinician;

import health.polaris.common.json.Field;
import java.util.List;

/** Clinicians that were never stored. */
public final class ClinicianSamples {

    private ClinicianSamples() {}

    public static Clinician named(String firstName, String lastName, String emailAddress) {
        ProductRequest product = new ProductRequest(
                "SEND", "2021-07-19", null, Field.absent(), null, null, null, null, null, null, null, null, null, null);
        ClinicianCreateRequest request = new ClinicianCreateRequest(
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
                null);
        return Clinician.of(request, null, false);
    }
}
