package health.polaris.encounters.fact.then;

import health.polaris.common.error.ApiException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which groups have to be folded to say what was true of patients, places and numbers, each in one statement. Facts that share an
 * identifier are one group, so whatever was true of somebody stands in a group to which one of their numbers leads today.
 */
@Component
record AskedGroups(JdbcClient database) {

    /** What one answer folds at most: some tenths of a second. */
    private static final long MOST_FACTS = 20_000;

    /**
     * The rows that are asked about with the groups of their numbers, and {@code {more}} groups. Of a row to which no group belongs
     * it is known how it was since it was changed last, or since the chronicle is kept: what has changed since then is a fact.
     */
    private static final String ASKED = """
            with stay as (
              select uuid, patient_uuid, epr_encounter_id, epr_encounter_namespace, admitted_at, modified
              from encounter where {rows}),
            numbered (uuid, kind, namespace, value) as (
              select uuid, 'ENCOUNTER', '', uuid from stay
              union all
              select uuid, 'PATIENT', '', patient_uuid from stay
              union all
              select uuid, 'VISIT', epr_encounter_namespace, epr_encounter_id from stay where epr_encounter_id is not null
              union all
              select stay.uuid, number.kind, number.namespace, number.value
              from stay join patient_identifier number on number.patient_uuid = stay.patient_uuid)
            select stay.uuid, number.group_id,
              case when number.group_id is null and stay.admitted_at <= :moment then
                least(stay.modified, (select max(since) from chronicle_start)) end as known_from
            from stay left join (numbered join fact_identifier number using (kind, namespace, value)) on numbered.uuid = stay.uuid
            union
            select null, group_id, null from ({more}) as more
            """;

    private static final String OF_PATIENTS = """
            select group_id
            from (select kind, namespace, value from patient_identifier where patient_uuid = any(:patients)
                  union
                  select 'PATIENT', '', unnest(cast(:patients as varchar[]))) as number
              join fact_identifier using (kind, namespace, value)""";

    /** Whoever is there today or was there by what is known today; and whoever was said to be there. */
    private static final String AT_PLACES = """
            select groups_at_places(
              array(select unnest(cast(:places as text[]))
                    union
                    select array_to_string((string_to_array(ods_code, ':'))[1 : words], ':')
                    from epr_location, generate_series(1, cardinality(string_to_array(ods_code, ':'))) as words
                    where uuid = any(:places)), :moment, :most) as group_id""";

    private static final String ROWS_AT_PLACES = """
            uuid in (select uuid from encounter
                     where location_uuid = any(:places) and (open_until > :endingAfter or modified > :moment - interval '1 hour')
                     union all
                     select encounter_uuid from location_history
                     where location_uuid = any(:places) and arrived_at <= :moment and departed_at > :moment)""";

    private static final String NONE = "select cast(null as bigint) as group_id where false";
    private static final String STAY = asked("uuid = :uuid", NONE);
    private static final String PATIENTS = asked("patient_uuid = any(:patients)", OF_PATIENTS);
    private static final String PLACES = asked(ROWS_AT_PLACES, AT_PLACES);

    /** Namespaces are few, and found one by one in the index: it begins with them. */
    private static final String NUMBER = asked("false", """
            with recursive known (namespace) as (
              (select namespace from fact_identifier where kind = :kind order by namespace limit 1)
              union all
              select (select namespace from fact_identifier
                      where kind = :kind and namespace > known.namespace order by namespace limit 1)
              from known where known.namespace is not null)
            select led.group_id
            from known cross join lateral (
              select group_id from fact_identifier
              where kind = :kind and namespace = known.namespace and value = :value) as led
            where cast(:namespace as varchar) is null or known.namespace = :namespace""");

    /**
     * What is asked about.
     *
     * @param groups by id
     * @param rows uuids of encounters as they are today
     * @param knownFrom from when on those are known that no fact speaks of
     */
    record Asked(Set<Long> groups, Set<String> rows, List<Instant> knownFrom) {}

    private static String asked(String rows, String more) {
        return ASKED.replace("{rows}", rows).replace("{more}", more);
    }

    Asked ofStay(String uuid, Instant moment) {
        return ask(STAY, Map.of("uuid", uuid), moment);
    }

    Asked ofPatients(Collection<String> uuids, Instant moment) {
        return ask(PATIENTS, Map.of("patients", uuids.toArray(String[]::new)), moment);
    }

    /** @param openAsOf stays that end later are asked for; null: those that have not ended */
    Asked atPlaces(Collection<String> uuids, Instant moment, Instant openAsOf) {
        Instant endingAfter = openAsOf.isBefore(moment) ? openAsOf : moment;
        return ask(
                PLACES,
                Map.of(
                        "places",
                        uuids.toArray(String[]::new),
                        "most",
                        MOST_FACTS + 1,
                        "endingAfter",
                        endingAfter.atOffset(ZoneOffset.UTC)),
                moment);
    }

    /** @param namespace null for any */
    Asked ofNumber(String kind, String value, @Nullable String namespace, Instant moment) {
        Map<String, @Nullable Object> number = new HashMap<>();
        number.put("kind", kind);
        number.put("value", value);
        number.put("namespace", namespace);
        return ask(NUMBER, number, moment);
    }

    private Asked ask(String statement, Map<String, ?> parameters, Instant moment) {
        Asked asked = new Asked(new HashSet<>(), new HashSet<>(), new ArrayList<>());
        JdbcClient.StatementSpec question =
                database.sql(statement).params(parameters).param("moment", moment.atOffset(ZoneOffset.UTC));
        question.query(row -> {
            String uuid = row.getString("uuid");
            if (uuid != null) {
                asked.rows().add(uuid);
            }
            OffsetDateTime knownFrom = row.getObject("known_from", OffsetDateTime.class);
            if (knownFrom != null) {
                asked.knownFrom().add(knownFrom.toInstant());
            }
            long group = row.getLong("group_id");
            if (!row.wasNull()) {
                asked.groups().add(group);
            }
        });
        return asked;
    }

    /**
     * The version of each.
     *
     * @throws ApiException 400 when they are more than one answer folds
     */
    Map<Long, Long> versions(Asked asked) {
        Map<Long, Long> versions = new HashMap<>();
        long[] facts = {0};
        database.sql("select id, version, facts from fact_group where id = any(?)")
                .param(asked.groups().toArray(Long[]::new))
                .query(row -> {
                    versions.put(row.getLong("id"), row.getLong("version"));
                    facts[0] += row.getLong("facts");
                });
        if (facts[0] > MOST_FACTS) {
            throw ApiException.invalid(
                    "as_of_event: %d facts would have to be folded again, and %d may be: ask for fewer patients or locations, or for a later time"
                            .formatted(facts[0], MOST_FACTS));
        }
        return versions;
    }
}
