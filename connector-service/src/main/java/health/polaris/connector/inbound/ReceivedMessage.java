package health.polaris.connector.inbound;

import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.util.Optional;

/**
 * The bytes of one message with the site profile of their sender, for which the profiles are asked once.
 *
 * @param bytes in the character set of the sender
 * @param header MSH, when the bytes begin with one
 */
public record ReceivedMessage(byte[] bytes, Optional<RawSegment> header, SiteProfile profile) {

    public static ReceivedMessage of(byte[] bytes, SiteProfiles profiles) {
        Optional<RawSegment> header = RawSegment.headerOf(bytes);
        return new ReceivedMessage(bytes, header, profiles.of(header));
    }

    /**
     * Whether a header, now decoded and perhaps transformed, names the sender whose profile this is. It does not where the
     * transformer has changed MSH-3 or MSH-4, or where they are not ASCII.
     */
    boolean isFrom(RawSegment sender) {
        return header.filter(seen -> sender.field(3).equals(seen.field(3)))
                .filter(seen -> sender.field(4).equals(seen.field(4)))
                .isPresent();
    }
}
