package health.polaris.connector.profile;

import health.polaris.connector.hl7.message.RawSegment;
import java.util.Collection;
import java.util.Optional;

/** The profiles that hold now. Ask once per message: they may change between two questions. */
public class SiteProfiles {

    private volatile ProfileSet current;

    SiteProfiles(ProfileSet first) {
        this.current = first;
    }

    /** The profile of the sender that MSH names. */
    public SiteProfile of(RawSegment header) {
        return current.of(header);
    }

    /** The same where there may be no MSH; nobody in particular then. */
    public SiteProfile of(Optional<RawSegment> header) {
        return header.map(this::of).orElseGet(current::byDefault);
    }

    /** The profile of a system known by name, e.g. the one that observations go to. */
    public SiteProfile of(String application, String facility) {
        return of(RawSegment.header(application, facility));
    }

    public Optional<SiteProfile> named(String name) {
        return current.named(name);
    }

    /** The profiles in the order of their file, the default first when the file has none. */
    public Collection<SiteProfile> all() {
        return current.all();
    }

    void replace(ProfileSet next) {
        current = next;
    }
}
