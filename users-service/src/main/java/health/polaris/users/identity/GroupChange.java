package health.polaris.users.identity;

import java.util.List;

/**
 * What waits for the identity provider.
 *
 * @param joined true: add to the groups, false: remove from them
 */
record GroupChange(String clinicianUuid, List<String> groups, boolean joined) {}
