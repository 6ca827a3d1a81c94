package health.polaris.encounters.fact.then;

import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.IdentifierRepository;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.view.Difference.Named;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.fold.view.View;
import health.polaris.encounters.patient.PatientNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Stays as they were by event time: the fold of those facts of their group that had happened, whenever it was that they
 * arrived. What a base has taken up had happened.
 */
@Service
public record TrueThen(
        IdentifierRepository identifiers, StoredGroups stored, PatientNumbers patients, JdbcClient database) {

    /**
     * A stay as it was.
     *
     * @param names of the records that it names
     */
    public record Stay(ShownStay stay, Names names) {

        /** Uuid of the patient; null for one whom the directory does not know. */
        public @Nullable String patientUuid() {
            return stay.owner() == null ? null : names.uuid(stay.owner());
        }
    }

    /** Empty when nothing had begun it yet, or when it is no stay of which facts are known. */
    public Optional<Stay> stay(String uuid, Instant moment) {
        return groupsOf(uuid).stream()
                .map(group -> then(group, moment))
                .flatMap(then -> then.view().stays().values().stream()
                        .map(stay -> new Stay(stay, then.names()))
                        .filter(found -> found.names().uuid(found.stay()).equals(uuid)))
                .findFirst();
    }

    private static Named then(FoldedGroup group, Instant moment) {
        View view = Group.of(
                        group.group().base(),
                        group.group().facts().stream()
                                .filter(fact -> !fact.origin().happenedAt().isAfter(moment))
                                .toList())
                .state()
                .view();
        return new Named(
                view,
                group.names()
                        .carriedFrom(group.view(), view, () -> UUID.randomUUID().toString()));
    }

    /** By the numbers that lead to the stay, and those that lead to its patient. */
    private Collection<FoldedGroup> groupsOf(String uuid) {
        List<Identifier> numbers = new ArrayList<>();
        numbers.add(Identifier.encounter(uuid));
        database.sql("select patient_uuid, epr_encounter_id, epr_encounter_namespace from encounter where uuid = ?")
                .param(uuid)
                .query(row -> {
                    numbers.addAll(patients.of(row.getString("patient_uuid")));
                    String visit = row.getString("epr_encounter_id");
                    if (visit != null) {
                        numbers.add(Identifier.visit(row.getString("epr_encounter_namespace"), visit));
                    }
                });
        Map<Long, Long> versions = new HashMap<>();
        database.sql("select id, version from fact_group where id = any(?)")
                .param(identifiers.groupsOf(numbers).values().toArray(Long[]::new))
                .query(row -> {
                    versions.put(row.getLong("id"), row.getLong("version"));
                });
        return versions.isEmpty() ? List.of() : stored.load(versions).values();
    }
}
