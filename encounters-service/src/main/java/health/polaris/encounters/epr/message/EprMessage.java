package health.polaris.encounters.epr.message;

import health.polaris.encounters.encounter.MessageOrder;
import health.polaris.encounters.location.LocationCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HL7 message as actions, understood and complete (contracts/encounters.md §7.2).
 *
 * @param order where it stands among the others
 * @param places the location and the previous one, as far as they are named
 * @param visit null when the message speaks of no stay
 */
public record EprMessage(
        MessageIdentity identity,
        MessageOrder order,
        PatientNews patient,
        List<LocationCode> places,
        @Nullable Visit visit) {

    public EprMessage {
        places = List.copyOf(places);
    }

    /**
     * All identifiers in the message: who shares one with another message waits for it, and holds a lock on it.
     * {@code nhs:9434765919}, {@code mrn:70012345}, {@code visit:V20240000417}
     */
    public Set<String> identifiers() {
        Set<String> identifiers = new LinkedHashSet<>();
        addTo(identifiers, "nhs:", patient.details().nhsNumber());
        addTo(identifiers, "mrn:", patient.details().hospitalNumber());
        addTo(identifiers, "nhs:", patient.previousNhsNumber());
        addTo(identifiers, "mrn:", patient.previousHospitalNumber());
        addTo(identifiers, "visit:", visit == null ? null : visit.visitNumber());
        return identifiers;
    }

    private static void addTo(Set<String> identifiers, String kind, @Nullable String value) {
        if (value != null) {
            identifiers.add(kind + value);
        }
    }
}
