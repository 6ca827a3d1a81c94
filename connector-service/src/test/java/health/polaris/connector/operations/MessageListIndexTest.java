package health.polaris.connector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.PolarisTest;
import health.polaris.web.page.TimeCursor;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every filter has an index that the planner takes, whatever the values are. */
@PolarisTest
class MessageListIndexTest {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

    private static final String MESSAGES = """
            insert into hl7_message (uuid, created, created_by_, modified, modified_by_, version, content,
                src_description, dst_description, is_processed, state, message_type, sender, message_control_id,
                control_id_digest, ack, sequence, mrn_digest, nhs_number_digest, visit_id_digest, refusal)
            select gen_random_uuid(), now() - n * interval '1 second', 'test', now(), 'test', 0, repeat('x', 300),
                case when n % 10 = 0 then 'dhos' else 'tie' end,
                case when n % 100 = 0 then 'mirth' when n % 10 = 0 then 'tie' else 'dhos' end,
                false, case when n % 10 = 0 then 'outgoing' when n % 1000 = 1 then 'unreadable'
                    when n % 100 = 1 then 'duplicate' when n % 100 = 2 then 'refused' else 'accepted' end, 'ADT^A0' || n % 9, 'SENDER' || n % 40 || '|HERE', 'C' || n,
                sha256(('C' || n)::bytea), case when n % 1000 = 1 then null else E'MSH|\\rMSA|AA|\\r' end,
                case when n % 100 in (1, 2) then null else n end, sha256(('M' || n % 20000)::bytea),
                sha256(('N' || n % 20000)::bytea), sha256(('V' || n % 20000)::bytea),
                case when n % 100 = 1 then 'duplicate' when n % 100 = 2 then 'timestamp' end
            from generate_series(1, 100000) n
            """;

    private static final String PROGRESS = """
            insert into message_progress (message_uuid, created, state, outcome)
            select uuid, created, case when sequence % 100 = 3 then 'rejected' when sequence % 100 in (4, 5) then 'waiting'
                else 'processed' end, case when sequence % 100 = 5 then 'waiting' end
            from hl7_message where state = 'accepted' and created_by_ = 'test'
            """;

    private static final String DELIVERIES = """
            insert into delivery (message_uuid, destination, lane, request_id, state, queued_at, next_attempt_at, attempts)
            select uuid, 'epr', sha256('x'), 'r',
                case row_number % 200 when 0 then 'failed' when 1 then 'given_up' when 2 then 'refused'
                    when 3 then 'pending' when 4 then 'sending' when 5 then 'ended_by_operator' else 'sent' end,
                now(), now(), case when row_number % 2000 = 3 then 2 else 0 end
            from (select uuid, row_number() over () from hl7_message
                  where src_description = 'dhos' and created_by_ = 'test') outgoing
            """;

    @Autowired
    private JdbcClient database;

    @Autowired
    private FilterTime times;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void takesAnIndexForEachFilter() {
        Map<String, String> plans = new LinkedHashMap<>();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            database.sql(MESSAGES).update();
            database.sql(PROGRESS).update();
            database.sql(DELIVERIES).update();
            database.sql("analyze hl7_message").update();
            database.sql("analyze message_progress").update();
            database.sql("analyze delivery").update();
            explainAll(plans);
            status.setRollbackOnly();
        });
        plans.forEach((what, plan) -> assertThat(plan).as(what).doesNotContain("Seq Scan"));
        assertThat(plans.get("state refused")).contains("hl7_message_not_accepted");
        assertThat(plans.get("state unreadable")).contains("hl7_message_not_accepted");
        assertThat(plans.get("state duplicate")).contains("hl7_message_not_accepted");
        assertThat(plans.get("state rejected")).contains("message_progress_open");
        assertThat(plans.get("state published")).contains("message_progress_open");
        assertThat(plans.get("state waiting")).contains("message_progress_part_waiting");
        assertThat(plans.get("state failed")).contains("delivery_unsent");
        assertThat(plans.get("state given_up")).contains("delivery_unsent");
        assertThat(plans.get("state ended_by_operator")).contains("delivery_unsent");
        assertThat(plans.get("state retrying")).contains("delivery_retrying");
        assertThat(plans.get("direction documents")).contains("hl7_message_outgoing");
        assertThat(plans.get("direction observations")).contains("hl7_message_outgoing");
        assertThat(plans.get("type")).contains("hl7_message_type");
        assertThat(plans.get("sender")).contains("hl7_message_sender");
        assertThat(plans.get("control_id")).contains("hl7_message_control_id");
        assertThat(plans.get("MRN")).contains("hl7_message_mrn");
        assertThat(plans.get("NHS number")).contains("hl7_message_nhs_number");
        assertThat(plans.get("Visit ID")).contains("hl7_message_visit_id");
        assertThat(plans.get("received")).contains("hl7_message_created");
        assertThat(plans.get("none")).contains("hl7_message_created");
    }

    private void explainAll(Map<String, String> plans) {
        for (MessageState state : MessageState.values()) {
            plans.put("state " + state.label(), plan(filter(state.label(), null, null, null, null, null)));
        }
        for (String direction : new String[] {"inbound", "observations", "documents"}) {
            plans.put("direction " + direction, plan(filter(null, direction, null, null, null, null)));
        }
        plans.put("type", plan(filter(null, null, "ADT^A01", null, null, null)));
        plans.put("control_id", plan(filter(null, null, null, "C1", null, null)));
        for (String type : new String[] {"MRN", "NHS number", "Visit ID"}) {
            plans.put(type, plan(filter(null, null, null, null, type, null)));
        }
        plans.put("sender", plan(filter(null, null, null, null, null, "SENDER1|HERE")));
        plans.put(
                "received",
                plan(new MessageFilter(null, null, null, null, null, null, null, "2020-01-01", "2120-01-01")));
        plans.put("none", plan(MessageFilter.NONE));
    }

    private static MessageFilter filter(
            @Nullable String state,
            @Nullable String direction,
            @Nullable String type,
            @Nullable String controlId,
            @Nullable String identifierType,
            @Nullable String sender) {
        return new MessageFilter(
                state,
                direction,
                type,
                controlId,
                identifierType,
                identifierType == null ? null : "1",
                sender,
                null,
                null);
    }

    /** As for a statement that is prepared once and used with any value. */
    private String plan(MessageFilter filter) {
        Selection second = Selection.of(filter, times).olderThan(new TimeCursor(Instant.now(), "f"));
        String sql = MessageListRepository.SUMMARY
                + second.from()
                + second.where()
                + second.ordered(MessageListRepository.NEWEST_FIRST, 51);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Matcher parameters = PARAMETER.matcher(sql);
        String numbered = parameters.replaceAll(
                found -> "\\$" + numbers.computeIfAbsent(found.group(1), name -> numbers.size() + 1));
        String values =
                numbers.isEmpty() ? "" : "(" + String.join(", ", Collections.nCopies(numbers.size(), "null")) + ")";
        database.sql("set local plan_cache_mode = force_generic_plan").update();
        database.sql("prepare of_the_list as " + numbered).update();
        String plan = String.join(
                "\n",
                database.sql("explain execute of_the_list" + values)
                        .query(String.class)
                        .list());
        database.sql("deallocate of_the_list").update();
        return plan;
    }
}
