package health.polaris.encounters.search;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.fact.then.TrueThen;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.history.LocationStay;
import health.polaris.encounters.history.ScoreSystemChange;
import health.polaris.encounters.location.LocationCode;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.encounters.ward.WardRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Encounters by event time, as they are known today ({@code as_of_event}). What is no matter of facts, the product and the
 * parent, is today's.
 */
@Service
record TrueEncounters(
        TrueThen facts, EncounterReader today, LocationDirectory locations, WardRule wards, JdbcClient database) {

    /** @throws ApiException 404 when nothing had begun it, or 403 for one that is not within reach */
    FullEncounter one(String uuid, Instant moment) {
        wards.requireStay(uuid);
        FullEncounter now = today.find(uuid).orElseThrow(() -> ApiException.notFound("Encounter not found"));
        return facts.stay(uuid, moment)
                .map(then -> shown(now, then, moment))
                .orElseThrow(() -> ApiException.notFound("Encounter not found, as of event time " + moment));
    }

    private FullEncounter shown(FullEncounter now, TrueThen.Stay then, Instant moment) {
        ShownStay stay = then.stay();
        Identifier number = stay.number();
        Map<String, String> uuids = locations.uuids(stay.rows().stream()
                .flatMap(row -> Stream.ofNullable(code(row.location())))
                .toList());
        String patient = Objects.requireNonNullElse(then.patientUuid(), now.patientUuid());
        List<ScoreSystemChange> scores = now.scoreSystemHistory().stream()
                .filter(change -> !change.changedTime().isAfter(moment))
                .toList();
        ScoreSystemChange next = now.scoreSystemHistory().stream()
                .filter(change -> change.changedTime().isAfter(moment))
                .findFirst()
                .orElse(null);
        return new FullEncounter(
                now.uuid(),
                number == null ? null : number.value(),
                number == null || number.namespace().isEmpty() ? null : number.namespace(),
                stay.type(),
                stay.admittedAt(),
                stay.dischargedAt(),
                stay.deletedAt(),
                stay.expectedDischargeAt(),
                place(stay.location(), uuids),
                patient,
                patient.equals(now.patientUuid()) ? now.patientRecordUuid() : recordOf(patient),
                next == null ? now.scoreSystem() : next.previousScoreSystem(),
                next == null || next.previousSpo2Scale() == null ? now.spo2Scale() : next.previousSpo2Scale(),
                now.dhProduct(),
                now.created(),
                scores,
                stay.rows().stream()
                        .filter(row -> row.departedAt() != null)
                        .map(row -> left(now, row, place(row.location(), uuids)))
                        .toList(),
                now.childOfEncounterUuid(),
                null,
                null,
                null,
                null,
                null);
    }

    /** When it was stored is known of rows that are still so; of others the stay's own creation is the nearest. */
    private static LocationStay left(FullEncounter now, LocationRow row, String place) {
        return now.locationHistory().stream()
                .filter(each -> each.locationUuid().equals(place)
                        && Objects.equals(each.arrivedAt(), row.arrivedAt())
                        && Objects.equals(each.departedAt(), row.departedAt()))
                .findFirst()
                .orElseGet(() -> new LocationStay(place, row.arrivedAt(), row.departedAt(), now.created()));
    }

    private String recordOf(String patient) {
        return database.sql("select record_uuid from epr_patient where uuid = ?")
                .param(patient)
                .query(String.class)
                .optional()
                .orElse(patient);
    }

    private static @Nullable String code(Location location) {
        return location instanceof Location.Coded(var ward, var bay, var bed)
                ? new LocationCode(ward, bay, bed).text()
                : null;
    }

    /** A place that was never shown has no uuid: then it is its code. */
    private static String place(Location location, Map<String, String> uuids) {
        return switch (location) {
            case Location.Known(String uuid) -> uuid;
            case Location.Coded _ ->
                Stream.ofNullable(code(location))
                        .map(code -> uuids.getOrDefault(code, code))
                        .findFirst()
                        .orElseThrow();
        };
    }
}
