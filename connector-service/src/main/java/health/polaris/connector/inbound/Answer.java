package health.polaris.connector.inbound;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.profile.SiteProfile;

/**
 * What a sender gets for a readable message.
 *
 * @param uuid of the stored message
 * @param profile by which the message was read
 */
public record Answer(String uuid, Acknowledgement acknowledgement, SiteProfile profile) {}
