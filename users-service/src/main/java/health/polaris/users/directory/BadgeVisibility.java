package health.polaris.users.directory;

import health.polaris.common.security.Caller;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose badge numbers a reader sees (contracts/users.md S37): a badge number is what a clinician types into a ward
 * tablet, so a colleague with nothing but {@code read:gdm_clinician} or {@code read:send_clinician} sees no other.
 */
public record BadgeVisibility(boolean seesAll, @Nullable String ownUuid) {

    /** For answers to callers who write; the reading scopes say nothing about them. */
    public static final BadgeVisibility ALL = new BadgeVisibility(true, null);

    static BadgeVisibility of(Caller reader) {
        boolean seesAll = reader.hasClaim("system_id")
                || Stream.of("read:gdm_clinician_all", "read:send_clinician_all", "read:send_clinician_temp")
                        .anyMatch(reader::hasScope);
        return new BadgeVisibility(seesAll, reader.clinicianId());
    }

    @Nullable
    String visible(String clinicianUuid, @Nullable String badge) {
        return seesAll || clinicianUuid.equals(ownUuid) ? badge : null;
    }
}
