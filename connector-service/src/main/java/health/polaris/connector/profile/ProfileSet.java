package health.polaris.connector.profile;

import health.polaris.connector.hl7.message.RawSegment;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All profiles that hold at one time, the default among them. */
final class ProfileSet {

    private record Entry(Sender sender, SiteProfile profile) {}

    private final Map<String, SiteProfile> byName = new LinkedHashMap<>();
    private final List<Entry> bySender;

    /** @param profiles no name and no sender twice, and one named {@code default} */
    ProfileSet(Collection<SiteProfile> profiles) {
        profiles.forEach(profile -> byName.put(profile.name(), profile));
        bySender = profiles.stream()
                .flatMap(profile -> profile.senders().stream().map(sender -> new Entry(sender, profile)))
                .sorted(Comparator.comparing(entry -> -entry.sender().weight()))
                .toList();
    }

    Collection<SiteProfile> all() {
        return byName.values();
    }

    Optional<SiteProfile> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    SiteProfile byDefault() {
        return named(SiteProfile.DEFAULT).orElseThrow();
    }

    /** The profile of the closest sender. */
    SiteProfile of(RawSegment header) {
        return bySender.stream()
                .filter(entry -> entry.sender().matches(header))
                .map(Entry::profile)
                .findFirst()
                .orElseGet(this::byDefault);
    }
}
