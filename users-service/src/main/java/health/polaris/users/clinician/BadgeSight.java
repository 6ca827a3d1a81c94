package health.polaris.users.clinician;

import health.polaris.common.security.Caller;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose badge numbers a reader sees (contracts/users.md S37): a badge number is what a clinician types into a ward
 * tablet, so a colleague with nothing but {@code read:gdm_clinician} or {@code read:send_clinician} sees the own alone.
 */
record BadgeSight(boolean everybodys, @Nullable String ownUuid) {

    /** For answers to callers who write; the reading scopes say nothing about them. */
    static final BadgeSight ALL = new BadgeSight(true, null);

    static BadgeSight of(Caller reader) {
        boolean everybodys = reader.hasClaim("system_id")
                || Stream.of("read:gdm_clinician_all", "read:send_clinician_all", "read:send_clinician_temp")
                        .anyMatch(reader::hasScope);
        return new BadgeSight(everybodys, reader.clinicianId());
    }

    @Nullable
    String of(String clinicianUuid, @Nullable String badge) {
        return everybodys || clinicianUuid.equals(ownUuid) ? badge : null;
    }
}
