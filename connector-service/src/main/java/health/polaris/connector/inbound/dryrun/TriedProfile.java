package health.polaris.connector.inbound.dryrun;

import health.polaris.common.error.ApiException;
import health.polaris.connector.profile.ProfileDraft;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import health.polaris.connector.settings.ConnectorSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The profile that a dry run is to go by, whoever the sender is. */
@Component
public record TriedProfile(SiteProfiles profiles, ConnectorSettings settings) {

    /**
     * @param name of a profile that is in use; null: none is named
     * @param yaml that could be the file of profiles; null: none is given. Its first profile is meant
     * @return empty: each message by the profile of its sender
     * @throws ApiException 400 when there is no such profile, with everything that is wrong in the text, or for both
     */
    public Optional<SiteProfile> of(@Nullable String name, @Nullable String yaml) {
        if (name != null && yaml != null) {
            throw ApiException.invalid("profile, site_profile: one of them, and not both");
        }
        return yaml == null ? Optional.ofNullable(name).map(this::named) : Optional.of(draft(yaml));
    }

    private SiteProfile named(String name) {
        return profiles.named(name)
                .orElseThrow(() -> ApiException.invalid("profile: no site profile is named '" + name + "'"));
    }

    private SiteProfile draft(String yaml) {
        try {
            return ProfileDraft.read(yaml, settings.serverTimezone());
        } catch (IllegalArgumentException wrong) {
            throw ApiException.invalid("site_profile: " + wrong.getMessage());
        }
    }
}
