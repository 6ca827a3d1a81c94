package health.polaris.encounters.search;

import static java.util.stream.Collectors.toMap;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.representation.EncounterForm;
import health.polaris.encounters.representation.EncounterReader;
import health.polaris.encounters.representation.EncounterResponse;
import health.polaris.encounters.representation.FullEncounter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients read, each list with a constant number of statements. */
@Service
@Transactional(readOnly = true)
public class EncounterSearchService {

    /** Later than any time that a client can name: what ends after it is open. */
    private static final Instant FOR_EVER = Instant.parse("+12000-01-01T00:00:00Z");

    private final EncounterRepository repository;
    private final EncounterSearchRepository queries;
    private final EncounterHierarchy hierarchy;
    private final EncounterReader representations;

    EncounterSearchService(
            EncounterRepository repository,
            EncounterSearchRepository queries,
            EncounterHierarchy hierarchy,
            EncounterReader representations) {
        this.repository = repository;
        this.queries = queries;
        this.hierarchy = hierarchy;
        this.representations = representations;
    }

    public FullEncounter one(String uuid, boolean deleted) {
        return repository
                .findById(uuid)
                .filter(found -> deleted || found.deletedAt() == null)
                .map(representations::full)
                .orElseThrow(() -> ApiException.notFound("Encounter not found"));
    }

    public List<String> children(String uuid, boolean deleted) {
        return hierarchy.descendants(uuid, deleted);
    }

    /** @param filter names a patient or a visit number */
    public List<EncounterResponse> list(Filter filter, EncounterForm form) {
        return representations.of(find(filter), form.withChildren());
    }

    private List<Encounter> find(Filter filter) {
        String patient = filter.patientUuid();
        String visitNumber = filter.visitNumber();
        String namespace = filter.namespace();
        if (patient == null) {
            return queries.withVisitNumber(
                    Objects.requireNonNull(visitNumber), namespace, filter.deleted(), filter.children());
        }
        return visitNumber == null
                ? queries.ofPatient(patient, filter.deleted(), filter.children())
                : queries.ofPatientWithVisitNumber(
                        patient, visitNumber, namespace, filter.deleted(), filter.children());
    }

    /**
     * The first encounter of a patient, or the first that is open as of a time: one or none.
     */
    public List<EncounterResponse> latest(String patientUuid, @Nullable Instant openAsOf, EncounterForm form) {
        return representations.of(first(List.of(patientUuid), openAsOf), form.withChildren());
    }

    /** The same for many patients, by patient; those without one are left out. */
    public Map<String, EncounterResponse> latestOfAll(
            Collection<String> patientUuids, @Nullable Instant openAsOf, EncounterForm form) {
        List<Encounter> found = first(patientUuids, openAsOf);
        List<EncounterResponse> shown = representations.of(found, form.withChildren());
        return IntStream.range(0, found.size())
                .boxed()
                .collect(toMap(index -> found.get(index).patientUuid(), shown::get));
    }

    private List<Encounter> first(Collection<String> patientUuids, @Nullable Instant openAsOf) {
        String[] uuids = patientUuids.toArray(String[]::new);
        return openAsOf == null ? queries.latestOfPatients(uuids) : queries.openOfPatients(uuids, openAsOf);
    }

    /** The open encounter of each of these patients, by patient uuid. */
    public List<EncounterResponse> openOfPatients(
            Collection<String> patientUuids, @Nullable Instant openAsOf, EncounterForm form) {
        return representations.of(
                queries.openOfPatients(patientUuids.toArray(String[]::new), endingAfter(openAsOf)), form);
    }

    /** The open encounter of each patient at these locations, by patient uuid. */
    public List<EncounterResponse> openAtLocations(
            Collection<String> locationUuids, @Nullable Instant openAsOf, EncounterForm form) {
        return representations.of(
                queries.openAtLocations(locationUuids.toArray(String[]::new), endingAfter(openAsOf)), form);
    }

    /** Patients with an open encounter, by location; empty locations are left out. */
    public Map<String, Integer> patientCounts(Collection<String> locationUuids, @Nullable Instant openAsOf) {
        return queries.occupancy(locationUuids.toArray(String[]::new), endingAfter(openAsOf)).stream()
                .collect(toMap(
                        EncounterSearchRepository.Occupancy::getLocationUuid,
                        EncounterSearchRepository.Occupancy::getPatients));
    }

    /** Latest modification first. */
    public List<EncounterResponse> modifiedSince(Instant since, boolean deleted, boolean children, EncounterForm form) {
        return representations.of(queries.modifiedSince(since, deleted, children), form);
    }

    /**
     * The next changes after a position, oldest first. The horizon is asked for in a statement of its own, before the
     * one that reads; the migration says why nothing is missed.
     */
    public ChangePage changes(
            ChangeCursor cursor, Instant since, boolean deleted, boolean children, EncounterForm form) {
        long horizon = queries.changeHorizon();
        List<Encounter> found = queries.changes(cursor.position(), horizon, since, deleted, children, cursor.limit());
        long reached = found.size() < cursor.limit()
                ? Math.max(cursor.position(), horizon)
                : found.getLast().changePosition();
        return new ChangePage(representations.of(found, form), new ChangeCursor(reached, cursor.limit()));
    }

    private static Instant endingAfter(@Nullable Instant openAsOf) {
        return openAsOf == null ? FOR_EVER : openAsOf;
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
            boolean children) {}

    /** @param next where the client goes on, also when there is nothing more for now */
    record ChangePage(List<EncounterResponse> encounters, ChangeCursor next) {}
}
