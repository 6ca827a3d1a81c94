package health.polaris.encounters.search;

import health.polaris.encounters.fact.then.Past;
import health.polaris.encounters.fact.then.TrueThen;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Encounters by event time, as they are known today ({@code as_of_event}, contracts/encounters.md §11): what the facts come to is put
 * over the rows of today, and the statement of the list reads those. What is no matter of facts, the product and the parent, is
 * today's.
 */
@Service
record TrueEncounters(TrueThen facts, LocationDirectory locations, EncounterReader representations) {

    /** Empty when nothing had begun it. */
    Optional<FullEncounter> one(String uuid, Instant moment) {
        return representations.find(uuid, rows(facts.ofStay(uuid, moment), moment));
    }

    /**
     * What a statement needs that reads how it was.
     *
     * @param asked the parameters of the list: patients, or places and how long their stays were open
     */
    Map<String, Object> folded(Map<String, ?> asked, Instant moment) {
        Map<String, Object> all = new HashMap<>(asked);
        all.putAll(rows(past(asked, moment), moment));
        return all;
    }

    private Past past(Map<String, ?> asked, Instant moment) {
        if (asked.get("locationUuids") instanceof String[] places) {
            OffsetDateTime open = (OffsetDateTime) Objects.requireNonNull(asked.get("openAsOf"));
            return facts.atPlaces(List.of(places), moment, open.toInstant());
        }
        List<String> patients = asked.get("patientUuids") instanceof String[] many
                ? List.of(many)
                : List.of((String) Objects.requireNonNull(asked.get("patientUuid")));
        return facts.ofPatients(patients, moment);
    }

    private Map<String, Object> rows(Past past, Instant moment) {
        Map<String, String> places = locations.uuids(past.codes());
        return Map.of(
                "said", past.encounters(places), "moves", past.moves(places), "event", moment.atOffset(ZoneOffset.UTC));
    }
}
