package health.polaris.messages.correspondent;

import health.polaris.common.security.Caller;
import health.polaris.messages.clinicianlogin.ClinicianLocations;
import health.polaris.messages.settings.MessagesSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The locations of a clinician (contracts/messages.md §1.4): those of the token and those that users-service told of;
 * the header narrows them and never widens.
 */
@Component
public class AssociatedLocations {

    static final String HEADER = "X-Location-Ids";

    private static final Logger log = LoggerFactory.getLogger(AssociatedLocations.class);

    private final ClinicianLocations known;
    private final MessagesSettings settings;
    private final Counter unassociated;

    public AssociatedLocations(ClinicianLocations known, MessagesSettings settings, MeterRegistry meters) {
        this.known = known;
        this.settings = settings;
        this.unassociated = Counter.builder("polaris.messages.unassociated.locations")
                .description("Requests whose location header names a location that is not the clinician's")
                .register(meters);
    }

    /** @param header the values of the header, each {@code 0b6f…,91ce…} */
    public Correspondent correspondent(Caller caller, List<String> header) {
        if (!caller.hasClaim("clinician_id")) {
            return new Correspondent(caller, Set.of());
        }
        Set<String> named = named(header);
        return new Correspondent(caller, settings.trustLocationHeader() ? named : narrowed(caller, named));
    }

    private Set<String> narrowed(Caller caller, Set<String> named) {
        Set<String> associated = associated(caller);
        if (named.isEmpty()) {
            return associated;
        }
        if (!associated.containsAll(named)) {
            unassociated.increment();
            log.warn("Clinician {} names locations that are not associated with the clinician", caller.id());
        }
        associated.retainAll(named);
        return associated;
    }

    private Set<String> associated(Caller caller) {
        Set<String> associated = new HashSet<>(caller.locationIds());
        String clinicianId = caller.clinicianId();
        if (clinicianId != null) {
            associated.addAll(known.of(clinicianId));
        }
        return associated;
    }

    /** The same one a while later: whoever was taken off a ward is one without it. */
    public Correspondent now(Correspondent before) {
        if (!before.isClinician() || settings.trustLocationHeader()) {
            return before;
        }
        Set<String> left = associated(before.caller());
        left.retainAll(before.locations());
        return new Correspondent(before.caller(), left);
    }

    private static Set<String> named(List<String> header) {
        return header.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
