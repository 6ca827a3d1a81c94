package health.polaris.connector.profile;

import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.observation.oru.OruFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One hospital's ways.
 *
 * @param senders whose messages it is for; the default profile has none
 * @param identicalResendAccepted whether an accepted message that comes again unchanged gets its acknowledgement again
 * @param silentAfter after how long without a message of a sender somebody is to look; null: never
 * @param keep how long stored messages are kept; null: for ever
 */
public record SiteProfile(
        String name,
        List<Sender> senders,
        ReadingRules rules,
        boolean identicalResendAccepted,
        @Nullable Duration keep,
        @Nullable Duration silentAfter,
        OruFormat oruFormat,
        AcknowledgementMode acknowledgementMode) {

    /** The name of the profile for everybody who has none. */
    public static final String DEFAULT = "default";

    public SiteProfile {
        senders = List.copyOf(senders);
    }

    /** The contract, for hospitals that have configured nothing. */
    static SiteProfile contract(ZoneId zone) {
        return new SiteProfile(
                DEFAULT,
                List.of(),
                ReadingRules.contract(zone),
                false,
                null,
                null,
                OruFormat.CONTRACT,
                AcknowledgementMode.ORIGINAL);
    }

    /** In which character sets its bytes are looked for. */
    public CharacterSetRule characterSet() {
        return rules.characterSet();
    }

    /** How long stored messages are kept; empty: for ever. */
    public Optional<Duration> retention() {
        return Optional.ofNullable(keep);
    }
}
