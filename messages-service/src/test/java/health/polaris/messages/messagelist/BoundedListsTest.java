package health.polaris.messages.messagelist;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list ends somewhere, however many messages there are and however long they are, and says how it goes on. */
@PolarisTest
class BoundedListsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Letters letters;

    @BeforeEach
    void connect() {
        letters = new Letters(port);
    }

    /** From before there was a bound. */
    @Test
    void goesOnBehindMessagesOfManyMegabytes() {
        String ward = fresh("ward");
        String patient = fresh("patient");
        List<String> sent = stored(patient, ward, 5, 9_900_000);

        for (String list : List.of("/dhos/v1/receiver/" + ward, "/dhos/v1/sender_or_receiver/" + patient)) {
            List<String> read = new ArrayList<>();
            @Nullable String next = list + "/message";
            while (next != null) {
                Answer page = letters.system().get(next).expect(200);
                assertThat(page.json()).hasSize(1);
                read.addAll(Letters.uuids(page));
                next = next(list + "/message", page);
            }
            assertThat(read).isEqualTo(sent);
        }
    }

    @Test
    void holdsAThousandMessagesAtMost() {
        String ward = fresh("ward");
        List<String> sent = stored(fresh("patient"), ward, 1_010, 10);
        String list = "/dhos/v1/receiver/" + ward + "/message";

        Answer first = letters.system().get(list).expect(200);
        Answer rest =
                letters.system().get(Objects.requireNonNull(next(list, first))).expect(200);

        assertThat(Letters.uuids(first)).isEqualTo(sent.subList(0, 1_000));
        assertThat(Letters.uuids(rest)).isEqualTo(sent.subList(1_000, 1_010));
        assertThat(rest.header("Link")).isNull();
    }

    @Test
    void keepsTheLimitThatWasAskedFor() {
        String ward = fresh("ward");
        List<String> sent = stored(fresh("patient"), ward, 5, 10);
        String list = "/dhos/v1/receiver/" + ward + "/message";

        Answer first = letters.system().get(list + "?limit=2").expect(200);
        Answer second =
                letters.system().get(Objects.requireNonNull(next(list, first))).expect(200);

        assertThat(Letters.uuids(second)).isEqualTo(sent.subList(2, 4));
    }

    @Test
    void asksForFewerPatientsWhenTheirCallbacksAreTooLong() {
        String ward = fresh("ward");
        List<String> patients =
                IntStream.range(0, 5).mapToObj(number -> fresh("patient")).toList();
        patients.forEach(patient -> stored(patient, ward, 1, 900_000));
        String path = "/dhos/v1/active/callback/message";

        assertThat(letters.system().post(path, patients).expect(400).message()).contains("ask for fewer");
        assertThat(letters.system()
                        .post(path, patients.subList(0, 1))
                        .expect(200)
                        .json())
                .hasSize(1);
        letters.system()
                .post(
                        path,
                        IntStream.range(0, 1_001).mapToObj(Integer::toString).toList())
                .expect(400);
    }

    private static @Nullable String next(String list, Answer page) {
        String link = page.header("Link");
        return link == null ? null : list + link.substring(1, link.indexOf('>'));
    }

    /** Newest first; of one letter, so that the database keeps them small. */
    private List<String> stored(String patient, String ward, int count, int length) {
        return database.sql("""
                        insert into message (uuid, created, created_by_, modified, modified_by_, version, sender,
                                             sender_type, receiver, receiver_type, message_type_id, content)
                        select gen_random_uuid(), now() - n * interval '1 second', 'test', now(), 'test', 0, :patient,
                               'patient', :ward, 'location', 5, repeat('x', :length)
                        from generate_series(1, :count) n
                        returning uuid, created
                        """)
                .param("patient", patient)
                .param("ward", ward)
                .param("length", length)
                .param("count", count)
                .query((row, number) -> row.getString("uuid"))
                .list();
    }
}
