package health.polaris.encounters.fact.store;

import health.polaris.common.database.Columns;
import health.polaris.encounters.fold.fact.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Facts of a sender that were sequenced earlier, on which some places depend (O3). */
@Component
public record EarlierFactRepository(JdbcClient jdbc) {
    /**
     * A fact that has its own time as its place is found by its place, any other by the index of those. Of several at
     * one time the order is that of places.
     */
    private static final String ANSWER = """
            select asked.fact, found.*
            from unnest(:facts::text[], :senders::text[], :sequences::bigint[], :froms::text[], :untils::text[])
                as asked (fact, sender, sequence, from_time, until_time)
            cross join lateral (
                (select place_time, place_sequence, place_ahead, number from fact
                 where asked.until_time is not null and sender = asked.sender and number < asked.sequence
                     and place_time >= asked.from_time::timestamptz and place_time < asked.until_time::timestamptz
                 order by place_time desc, place_sequence desc, coalesce(place_ahead, 'infinity') desc, number desc
                 limit 1)
                union all
                (select place_time, place_sequence, place_ahead, number from fact
                 where asked.until_time is null and sender = asked.sender and number < asked.sequence
                     and place_time > asked.from_time::timestamptz and own_time = place_time
                 order by place_time, place_sequence, coalesce(place_ahead, 'infinity'), number
                 limit 1)
                union all
                (select place_time, place_sequence, place_ahead, number from fact
                 where asked.until_time is null and sender = asked.sender and number < asked.sequence
                     and own_time > asked.from_time::timestamptz and own_time <> place_time
                 order by place_time, place_sequence, coalesce(place_ahead, 'infinity'), number
                 limit 1)
            ) found
            """;

    /**
     * What the place of a fact depends on.
     *
     * @param from from when on, and with {@code until} the newest place before that; without, the first place of a fact
     *     whose own time is newer
     */
    public record Question(
            String fact,
            String sender,
            long sequence,
            Instant from,
            @Nullable Instant until) {

        /** Which of two answers counts. */
        public Place choose(Place one, Place other) {
            boolean otherIsBehind = other.isBehind(one);
            return (until != null) == otherIsBehind ? other : one;
        }
    }

    /** By fact; nothing where there is no such fact. */
    public Map<String, Place> answers(List<Question> questions) {
        Map<String, Place> answers = new HashMap<>();
        if (questions.isEmpty()) {
            return answers;
        }
        Map<String, Question> asked = new HashMap<>();
        questions.forEach(question -> asked.put(question.fact(), question));
        jdbc.sql(ANSWER)
                .param("facts", Columns.texts(questions, Question::fact))
                .param("senders", Columns.texts(questions, Question::sender))
                .param("sequences", Columns.numbers(questions, Question::sequence))
                .param("froms", Columns.times(questions, Question::from))
                .param("untils", Columns.times(questions, Question::until))
                .query(row -> {
                    String fact = row.getString("fact");
                    Question question = asked.get(fact);
                    if (question != null) {
                        answers.merge(fact, FactRepository.place(row), question::choose);
                    }
                });
        return answers;
    }
}
