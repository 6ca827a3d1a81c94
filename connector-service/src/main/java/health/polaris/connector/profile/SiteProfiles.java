package health.polaris.connector.profile;

import health.polaris.connector.hl7.Hl7Message;
import health.polaris.connector.hl7.RawHeader;
import java.util.Collection;
import java.util.Optional;

/** The profiles that hold now. Ask once per message: they may change between two questions. */
public class SiteProfiles {

    private volatile ProfileSet current;

    SiteProfiles(ProfileSet first) {
        this.current = first;
    }

    /** The profile of the sender of a message. */
    public SiteProfile of(Hl7Message message) {
        return current.of(message);
    }

    /** The profile of the sender of bytes, by whose character set they are to be decoded. */
    public SiteProfile of(byte[] message) {
        return RawHeader.of(message).map(this::of).orElseGet(current::byDefault);
    }

    /** The profile of a system known by name, e.g. the one that observations go to. */
    public SiteProfile of(String application, String facility) {
        return of(Hl7Message.header(application, facility));
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
