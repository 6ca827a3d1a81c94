package health.polaris.connector.profile;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which profiles are in use; wins over the stored message of that name, which there is not. */
@RestController
@Tag(name = "site-profiles", description = "How one hospital's messages are read")
record ProfileController(ProfileSettings settings, SiteProfiles profiles, ProfileReload reload) {
    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "listSiteProfiles")
    @GetMapping("/dhos/v1/message/profile")
    ProfilesResponse inUse() {
        ProfileState state = reload.state();
        return new ProfilesResponse(
                settings.path().map(Path::toString).orElse(null),
                state.valid(),
                state.loadedAt(),
                state.lastError(),
                state.lastErrorAt(),
                profiles.all().stream().map(ProfilesResponse.Profile::of).toList());
    }
}
