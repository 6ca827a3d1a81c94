package health.polaris.users.identity;

import java.util.List;

/**
 * Port to where an identity provider keeps groups of users (contracts/users.md §9). The default does nothing; another
 * one is tried again later when it throws, so calls may come twice.
 */
public interface GroupDirectory {

    /** Makes the clinician a member of the groups of these names; names that are unknown there are skipped. */
    void add(String clinicianUuid, List<String> groups);

    /** The reverse. */
    void remove(String clinicianUuid, List<String> groups);

    /** For installations without such groups. */
    static GroupDirectory none() {
        return new GroupDirectory() {
            @Override
            public void add(String clinicianUuid, List<String> groups) {}

            @Override
            public void remove(String clinicianUuid, List<String> groups) {}
        };
    }
}
