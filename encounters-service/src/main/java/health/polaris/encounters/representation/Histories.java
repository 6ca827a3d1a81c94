package health.polaris.encounters.representation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import health.polaris.encounters.history.LocationHistory;
import health.polaris.encounters.history.LocationHistoryRepository;
import health.polaris.encounters.history.LocationStay;
import health.polaris.encounters.history.ScoreSystemChange;
import health.polaris.encounters.history.ScoreSystemHistory;
import health.polaris.encounters.history.ScoreSystemHistoryRepository;
import java.util.List;
import java.util.Map;

/** The histories of some encounters, by encounter uuid; read with two statements, however many encounters there are. */
record Histories(
        Map<String, List<LocationStay>> locationsByEncounter,
        Map<String, List<ScoreSystemChange>> scoreSystemsByEncounter) {

    static Histories of(
            String[] encounterUuids, LocationHistoryRepository locations, ScoreSystemHistoryRepository scoreSystems) {
        return new Histories(
                locations.ofEncounters(encounterUuids).stream()
                        .collect(groupingBy(LocationHistory::encounterUuid, mapping(LocationStay::from, toList()))),
                scoreSystems.ofEncounters(encounterUuids).stream()
                        .collect(groupingBy(
                                ScoreSystemHistory::encounterUuid, mapping(ScoreSystemChange::from, toList()))));
    }

    List<LocationStay> locations(String encounterUuid) {
        return locationsByEncounter.getOrDefault(encounterUuid, List.of());
    }

    List<ScoreSystemChange> scoreSystems(String encounterUuid) {
        return scoreSystemsByEncounter.getOrDefault(encounterUuid, List.of());
    }
}
