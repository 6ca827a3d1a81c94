package health.polaris.connector.profile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** Profiles that are tried without being in use. */
public final class ProfileDraft {

    private ProfileDraft() {}

    /**
     * The profile of a text that could be the file of profiles: the first that is not {@code default}, else that.
     *
     * @param zone of the service, for profiles that name none
     * @throws IllegalArgumentException with everything that is wrong in it
     */
    public static SiteProfile read(String yaml, ZoneId zone) {
        try {
            ProfileSet profiles =
                    new ProfileFile(Path.of("of the request"), zone).profiles(yaml.getBytes(StandardCharsets.UTF_8));
            return profiles.all().stream()
                    .filter(profile -> !profile.name().equals(SiteProfile.DEFAULT))
                    .findFirst()
                    .orElseGet(profiles::byDefault);
        } catch (InvalidProfilesException wrong) {
            throw new IllegalArgumentException(wrong.reason(), wrong);
        }
    }

    /** What holds where nothing is configured. */
    public static SiteProfiles contract(ZoneId zone) {
        return new SiteProfiles(new ProfileSet(List.of(SiteProfile.contract(zone))));
    }
}
