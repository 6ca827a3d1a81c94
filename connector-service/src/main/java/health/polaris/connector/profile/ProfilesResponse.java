package health.polaris.connector.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The profiles that hold now, and how their file was last found. */
record ProfilesResponse(
        @Schema(description = "null: none is configured") @Nullable
        String file,

        @Schema(description = "false: the file cannot be used, the profiles are those of before")
        boolean valid,

        Instant loadedAt,

        @Schema(description = "what is wrong with the file: profile, key and why") @Nullable
        String lastError,

        @Nullable Instant lastErrorAt,
        List<Profile> profiles) {

    /** A profile with the senders it is for; the default is for all others. */
    record Profile(String name, List<SenderName> senders) {

        static Profile of(SiteProfile profile) {
            return new Profile(
                    profile.name(),
                    profile.senders().stream()
                            .map(sender -> new SenderName(sender.application(), sender.facility()))
                            .toList());
        }
    }

    /** MSH-3 and MSH-4; {@code *} is any. */
    record SenderName(String application, String facility) {}
}
