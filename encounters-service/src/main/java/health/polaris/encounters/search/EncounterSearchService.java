package health.polaris.encounters.search;

import static java.util.stream.Collectors.toMap;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.chronicle.Chronicle;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.http.AsOf;
import health.polaris.encounters.representation.EncounterForm;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.EncounterResponse;
import health.polaris.encounters.representation.EncounterStatement;
import health.polaris.encounters.representation.FullEncounter;
import health.polaris.encounters.representation.StoredEncounter;
import health.polaris.encounters.representation.StoredEncounters;
import health.polaris.encounters.ward.Reach;
import health.polaris.encounters.ward.WardRule;
import health.polaris.web.stream.ChangeCursor;
import health.polaris.web.stream.ChangeHorizon;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What clients read, each list with a constant number of statements, and without a transaction around them. Lists leave out
 * what the caller does not reach ({@link WardRule}).
 */
@Service
public record EncounterSearchService(
        StoredEncounters stored,
        EncounterSearchRepository queries,
        EncounterHierarchy hierarchy,
        EncounterReader representations,
        WardRule wards,
        Chronicle chronicle,
        TrueEncounters happened) {

    private static final AsOf NOW = new AsOf(null, null, null);

    /** Later than any time that a client can name: what ends after it is open. */
    private static final Instant FOR_EVER = Instant.parse("+12000-01-01T00:00:00Z");

    /** @throws ApiException 404, or 403 for one that is not within reach */
    public FullEncounter one(String uuid, boolean deleted) {
        wards.requireStay(uuid);
        return representations
                .find(uuid)
                .filter(found -> deleted || found.deletedAt() == null)
                .orElseThrow(() -> ApiException.notFound("Encounter not found"));
    }

    /**
     * As it was shown then, as it was by what is known today, or as it is shown now; deleted or not.
     *
     * @throws ApiException 404 when there was no such stay, or 403 for one that is not within reach
     */
    FullEncounter one(String uuid, AsOf asOf) {
        Instant event = asOf.event();
        if (event != null) {
            wards.requireStay(uuid);
            return happened.one(uuid, event)
                    .orElseThrow(() -> ApiException.notFound("Encounter not found, as of event time " + event));
        }
        Instant shown = asOf.shown();
        if (shown == null) {
            return one(uuid, true);
        }
        wards.requireStay(uuid);
        chronicle.requireKnown(shown);
        return representations
                .find(uuid, shown)
                .orElseThrow(() -> ApiException.notFound("Encounter not found, as of " + shown));
    }

    public List<String> children(String uuid, boolean deleted) {
        wards.requireStay(uuid);
        return hierarchy.descendants(uuid, deleted);
    }

    /** @param filter names a patient or a visit number */
    public List<EncounterResponse> list(Filter filter, EncounterForm form, AsOf asOf) {
        EncounterForm shown = form.withChildren();
        return representations.of(read(filter.list(), filter.parameters(), shown, asOf), shown, asOf.shown());
    }

    /**
     * The first encounter of a patient, or the first that is open as of a time: one or none.
     */
    public List<EncounterResponse> latest(String patientUuid, AsOf asOf, EncounterForm form) {
        EncounterForm shown = form.withChildren();
        return representations.of(first(List.of(patientUuid), asOf, shown), shown, asOf.shown());
    }

    /** The same for many patients, by patient; those without one are left out. */
    public Map<String, EncounterResponse> latestOfAll(Collection<String> patientUuids, AsOf asOf, EncounterForm form) {
        EncounterForm shown = form.withChildren();
        List<StoredEncounter> found = first(patientUuids, asOf, shown);
        List<EncounterResponse> responses = representations.of(found, shown, asOf.shown());
        return IntStream.range(0, found.size())
                .boxed()
                .collect(toMap(index -> found.get(index).patientUuid(), responses::get));
    }

    private List<StoredEncounter> first(Collection<String> patientUuids, AsOf asOf, EncounterForm form) {
        String[] uuids = patientUuids.toArray(String[]::new);
        return asOf.open() == null
                ? read(EncounterList.LATEST_OF_PATIENTS, Map.of("patientUuids", uuids), form, asOf)
                : read(
                        EncounterList.OPEN_OF_PATIENTS,
                        Map.of("patientUuids", uuids, "openAsOf", endingAfter(asOf.open())),
                        form,
                        asOf);
    }

    /** The open encounter of each of these patients, by patient uuid. */
    public List<EncounterResponse> openOfPatients(Collection<String> patientUuids, AsOf asOf, EncounterForm form) {
        Map<String, ?> parameters =
                Map.of("patientUuids", patientUuids.toArray(String[]::new), "openAsOf", endingAfter(asOf.open()));
        return representations.of(read(EncounterList.OPEN_OF_PATIENTS, parameters, form, asOf), form, asOf.shown());
    }

    /** The open encounter of each patient at these locations, by patient uuid. */
    public List<EncounterResponse> openAtLocations(Collection<String> locationUuids, AsOf asOf, EncounterForm form) {
        Map<String, ?> parameters =
                Map.of("locationUuids", locationUuids.toArray(String[]::new), "openAsOf", endingAfter(asOf.open()));
        return representations.of(read(EncounterList.OPEN_AT_LOCATIONS, parameters, form, asOf), form, asOf.shown());
    }

    /** Patients with an open encounter, by location; empty locations are left out. */
    public Map<String, Integer> patientCounts(Collection<String> locationUuids, AsOf asOf) {
        String[] uuids = locationUuids.toArray(String[]::new);
        Instant event = asOf.event();
        if (event != null) {
            Map<String, ?> parameters = Map.of("locationUuids", uuids, "openAsOf", endingAfter(asOf.open()));
            return queries.occupancyByEvent(happened.folded(parameters, event), wards.reach());
        }
        Instant shown = asOf.shown();
        chronicle.requireKnown(shown);
        return shown == null
                ? queries.occupancy(uuids, endingAfter(asOf.open()), wards.reach())
                : queries.occupancy(uuids, endingAfter(asOf.open()), time(shown), wards.reach());
    }

    /** Latest modification first. */
    public List<EncounterResponse> modifiedSince(Instant since, boolean deleted, boolean children, EncounterForm form) {
        Map<String, ?> parameters = Map.of("since", time(since), "deleted", deleted, "children", children);
        return representations.of(read(EncounterList.MODIFIED_SINCE, parameters, form, NOW), form);
    }

    /** The next changes after a position, oldest first. */
    public ChangePage changes(
            ChangeCursor cursor, Instant since, boolean deleted, boolean children, EncounterForm form) {
        Map<String, ?> parameters = Map.of("since", time(since), "deleted", deleted, "children", children);
        return changes(EncounterList.CHANGES, parameters, cursor, form);
    }

    /**
     * The same at some locations: of all encounters that are there or have left within a day, deleted and child ones too,
     * because whoever shows them has to take them away.
     */
    public ChangePage changesAt(Collection<String> locationUuids, ChangeCursor cursor, EncounterForm form) {
        Map<String, ?> parameters = Map.of("locationUuids", locationUuids.toArray(String[]::new));
        return changes(EncounterList.CHANGES_AT_LOCATIONS, parameters, cursor, form);
    }

    /** Up to there everything has been decided that may have changed. */
    public ChangeHorizon changeHorizon() {
        return queries.changeHorizon();
    }

    private ChangePage changes(EncounterList list, Map<String, ?> parameters, ChangeCursor cursor, EncounterForm form) {
        ChangeHorizon horizon = queries.changeHorizon(cursor);
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("after", cursor.position());
        all.put("horizon", horizon.position());
        all.put("limit", cursor.limit());
        List<StoredEncounter> found = read(list, all, form, NOW);
        ChangeCursor next = found.size() < cursor.limit()
                ? horizon.end(cursor)
                : horizon.within(cursor, found.getLast().changePosition());
        return new ChangePage(representations.of(found, form), next);
    }

    private List<StoredEncounter> read(EncounterList list, Map<String, ?> parameters, EncounterForm form, AsOf asOf) {
        Reach reach = wards.reach();
        Map<String, Object> all = new HashMap<>(reach.everything() ? parameters : reach.with(parameters));
        Instant event = asOf.event();
        if (event != null) {
            EncounterStatement then = list.happened(reach);
            all.putAll(happened.folded(parameters, event));
            return stored.read(then, all, form);
        }
        Instant shown = asOf.shown();
        if (shown == null) {
            return stored.read(list.statement(reach), all, form);
        }
        EncounterStatement past = list.past(reach);
        chronicle.requireKnown(shown);
        all.put("asOf", time(shown));
        return stored.read(past, all, form);
    }

    private static OffsetDateTime endingAfter(@Nullable Instant openAsOf) {
        return time(openAsOf == null ? FOR_EVER : openAsOf);
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /**
     * Which encounters a list has.
     *
     * @param namespace of the visit number, null for any
     * @param deleted whether deleted ones are in it
     * @param children whether those with a parent are in it
     */
    record Filter(
            @Nullable String patientUuid,
            @Nullable String visitNumber,
            @Nullable String namespace,
            boolean deleted,
            boolean children) {

        private EncounterList list() {
            if (patientUuid == null) {
                return EncounterList.WITH_VISIT_NUMBER;
            }
            return visitNumber == null ? EncounterList.OF_PATIENT : EncounterList.OF_PATIENT_WITH_VISIT_NUMBER;
        }

        private Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put("patientUuid", patientUuid);
            parameters.put("visitNumber", visitNumber);
            parameters.put("namespace", namespace);
            parameters.put("deleted", deleted);
            parameters.put("children", children);
            return parameters;
        }
    }

    /** @param next where the client goes on, also when there is nothing more for now */
    record ChangePage(List<EncounterResponse> encounters, ChangeCursor next) {}
}
