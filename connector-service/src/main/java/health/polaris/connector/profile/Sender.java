package health.polaris.connector.profile;

import health.polaris.connector.hl7.message.RawSegment;
import java.util.Set;

/**
 * Whose messages a profile is for. {@code *} is any; a text is the first component of the field, or the whole of it.
 *
 * @param application MSH-3
 * @param facility MSH-4
 */
public record Sender(String application, String facility) {

    static final String ANY = "*";

    public boolean matches(RawSegment header) {
        return matches(application, header.names(3)) && matches(facility, header.names(4));
    }

    private static boolean matches(String wanted, Set<String> values) {
        return wanted.equals(ANY) || values.contains(wanted);
    }

    /** Whether both are named: one sender, not any. */
    public boolean isOne() {
        return !application.equals(ANY) && !facility.equals(ANY);
    }

    /** What names more, counts more; the application more than the facility. */
    int weight() {
        return (application.equals(ANY) ? 0 : 2) + (facility.equals(ANY) ? 0 : 1);
    }

    @Override
    public String toString() {
        return application + "|" + facility;
    }
}
