package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.EprFacts;
import health.polaris.encounters.fold.fact.Identifier;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the encounters that a batch makes are scored, where a publisher says so; the connector never does. Of encounters
 * that are there already it is the clinicians' to say (contracts/encounters.md §7.11, W17).
 */
@Component
record NewScores(JdbcClient jdbc) {
    /** What is said of visits that are not there yet. */
    record Wishes(List<EprFacts.Scoring> scorings) {}

    Wishes wishes(List<EprFacts> batch) {
        List<EprFacts.Scoring> said = batch.stream()
                .map(EprFacts::scoring)
                .flatMap(Stream::ofNullable)
                .toList();
        if (said.isEmpty()) {
            return new Wishes(said);
        }
        List<Identifier> there = jdbc.sql("""
                        select epr_encounter_id, epr_encounter_namespace from encounter
                        where epr_encounter_id = any(?) and deleted_at is null
                        """)
                .param(said.stream()
                        .map(scoring -> scoring.visitNumber().value())
                        .toArray(String[]::new))
                .query((row, _) ->
                        Identifier.visit(row.getString("epr_encounter_namespace"), row.getString("epr_encounter_id")))
                .list();
        return new Wishes(said.stream()
                .filter(scoring -> !there.contains(scoring.visitNumber()))
                .toList());
    }

    /** Rows that this transaction has made: a local encounter that became the visit keeps its own. */
    void fulfil(Wishes wishes) {
        wishes.scorings()
                .reversed()
                .forEach(scoring -> jdbc.sql("""
                                update encounter
                                set score_system = coalesce(:system, score_system), spo2_scale = :scale
                                where epr_encounter_id = :number and epr_encounter_namespace = :namespace
                                  and deleted_at is null and created = now()
                                """)
                        .param("system", scoring.scoreSystem())
                        .param("scale", scoring.spo2Scale())
                        .param("number", scoring.visitNumber().value())
                        .param("namespace", scoring.visitNumber().namespace())
                        .update());
    }
}
