package health.polaris.users.login;

import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.Product;
import health.polaris.users.directory.ProductResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has logged in, and what the identity provider puts into the token.
 *
 * @param userId the clinician's uuid
 * @param products open ones
 * @param permissions of all groups together
 */
record LoginResponse(
        @Nullable String jobTitle,
        @Nullable String emailAddress,
        String userId,
        List<String> groups,
        List<ProductResponse> products,
        boolean canEditEws,
        @Nullable Boolean canEditEncounter,
        Set<String> permissions) {

    static LoginResponse from(Clinician clinician, Set<String> permissions) {
        return new LoginResponse(
                clinician.jobTitle(),
                clinician.emailAddress(),
                clinician.uuid(),
                clinician.groups(),
                clinician.products().stream()
                        .filter(Product::isOpen)
                        .map(ProductResponse::from)
                        .toList(),
                clinician.canEditEws(),
                clinician.canEditEncounter(),
                permissions);
    }
}
