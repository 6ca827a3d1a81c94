package health.polaris.users.identity;

import java.util.List;

/**
 * What waits in the outbox for the identity provider.
 *
 * @param joined true: add to the groups, false: remove from them
 */
public record GroupChange(String clinicianUuid, List<String> groups, boolean joined) {}
