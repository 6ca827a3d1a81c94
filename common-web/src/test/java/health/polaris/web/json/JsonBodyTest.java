package health.polaris.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.Probe;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §5.3 and §6. */
class JsonBodyTest {

    private final Client client = Probe.shared().client();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"location_id\": 5} | location_id",
                "{\"location_id\": true} | location_id",
                "{\"location_id\": 1.5} | location_id",
                "{\"location_id\": {}} | location_id",
                "{\"location_id\": []} | location_id",
                "{\"location_id\": [\"a\"]} | 'location_id' must be a text, not a list",
                "{\"location_id\": null} | location_id",
                "{} | location_id",
                "{\"location_id\": \"123456\"} | location_id",
                "{\"location_id\": \"a\", \"page_count\": \"5\"} | 'page_count' must be a whole number, not a text",
                "{\"location_id\": \"a\", \"page_count\": \"\"} | page_count",
                "{\"location_id\": \"a\", \"page_count\": 1.0} | page_count",
                "{\"location_id\": \"a\", \"page_count\": 1.5} | 'page_count' must be a whole number, not a number with a fraction",
                "{\"location_id\": \"a\", \"page_count\": true} | page_count",
                "{\"location_id\": \"a\", \"page_count\": 99999999999} | page_count",
                "{\"location_id\": \"a\", \"big_count\": 99999999999999999999} | big_count",
                "{\"location_id\": \"a\", \"big_count\": \"1\"} | big_count",
                "{\"location_id\": \"a\", \"body_weight\": \"1.5\"} | body_weight",
                "{\"location_id\": \"a\", \"body_weight\": \"NaN\"} | body_weight",
                "{\"location_id\": \"a\", \"body_weight\": true} | body_weight",
                "{\"location_id\": \"a\", \"body_weight\": 1e999} | body_weight",
                "{\"location_id\": \"a\", \"body_weight\": [1]} | 'body_weight' must be a number, not a list",
                "{\"location_id\": \"a\", \"is_active\": \"true\"} | is_active",
                "{\"location_id\": \"a\", \"is_active\": 1} | 'is_active' must be true or false, not a number",
                "{\"location_id\": \"a\", \"is_active\": 0} | is_active",
                "{\"location_id\": \"a\", \"is_active\": 1.0} | is_active",
                "{\"location_id\": \"a\", \"is_active\": \"\"} | is_active",
                "{\"location_id\": \"a\", \"sent_at\": 5} | 'sent_at' must be a time with its offset such as 2026-01-31T08:15:30.123Z, not a number",
                "{\"location_id\": \"a\", \"sent_at\": \"soon\"} | 'sent_at' must be a time with its offset such as 2026-01-31T08:15:30.123Z: soon does not match expected ISO8601 format",
                "{\"location_id\": \"a\", \"sent_at\": \"2027-03-09T16:02:11.9\"} | does not match expected",
                "{\"location_id\": \"a\", \"sent_at\": \"2027-02-30T16:02:11.9Z\"} | does not match expected",
                "{\"location_id\": \"a\", \"birth_date\": \"26.2.1979\"} | 'birth_date' must be a date such as 2026-01-31, not '26.2.1979'",
                "{\"location_id\": \"a\", \"birth_date\": \"1979-02-30\"} | 1979-02-30",
                "{\"location_id\": \"a\", \"birth_date\": 1979} | birth_date",
                "{\"location_id\": \"a\", \"colour\": \"BLUE\"} | 'colour' must be one of RED, GREEN",
                "{\"location_id\": \"a\", \"colour\": 0} | colour",
                "{\"location_id\": \"a\", \"colour\": \"\"} | colour",
                "{\"location_id\": \"a\", \"stays\": {}} | stays",
                "{\"location_id\": \"a\", \"stays\": \"x\"} | 'stays' must be a list, not a text",
                "{\"location_id\": \"a\", \"stays\": [{\"ward_name\": 7}]} | stays[0].ward_name",
                "{\"location_id\": \"a\", \"stays\": [{\"ward_name\": \"a\"}, {}]} | stays[1].ward_name",
                "{\"location_id\": \"a\", \"stays\": [{\"ward_name\": \"a\"}, \"x\"]} | stays[1]",
                "{\"location_id\": \"a\", \"locationId\": \"a\"} | 'locationId' is an unknown key",
                "{\"location_id\": \"a\", \"extra\": null} | 'extra' is an unknown key",
                "{\"location_id\": \"a\", \"location_id\": \"b\"} | not valid JSON",
                "{\"location_id\": \"a\"} x | not valid JSON",
                "{\"location_id\": \"a\"} {} | expected type",
                "{\"location_id\": \"a\",} | not valid JSON",
                "{'location_id': 'a'} | not valid JSON",
                "{location_id: \"a\"} | not valid JSON",
                "{\"location_id\": \"a\" | not valid JSON",
                "{\"location_id\": NaN} | not valid JSON",
                "{\"location_id\": \"a\", \"page_count\": 01} | not valid JSON",
                "// c | not valid JSON",
                "nope | not valid JSON",
                "[] | expected type",
                "5 | expected type",
                "\"text\" | expected type",
                "true | expected type",
                "null | missing",
                "`` | missing",
                "`  ` | Request body",
            })
    void answers400ThatNamesTheMistake(String body, String expected) {
        Answer answer = client.post("/probe/body", body).expect(400);

        assertThat(answer.message()).contains(expected).doesNotContain("health.polaris", "java.", "Jackson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'5' missing", "deep"})
    void neverRepeatsAValueInATypeMistake(String value) {
        String body = "{\"location_id\": \"a\", \"page_count\": \"%s\"}".formatted(value);

        assertThat(client.post("/probe/body", body).expect(400).message()).doesNotContain(value);
    }

    @Test
    void acceptsAndWritesEveryType() {
        Answer answer = client.post("/probe/body", """
                        {"location_id": "a", "page_count": 5, "big_count": 9007199254740993, "body_weight": 3,
                         "is_active": false, "sent_at": "2027-03-09T17:02:11.9049+01:00",
                         "launched_at": "2027-03-09T170211.9+0130", "birth_date": "1979-2-6", "colour": "RED",
                         "stays": [{"ward_name": "Åsen 7"}]}
                        """).expect(200);

        assertThat(answer.json().toString()).isEqualTo("""
                        {"location_id":"a","page_count":5,"big_count":9007199254740993,"body_weight":3.0,\
                        "is_active":false,"sent_at":"2027-03-09T16:02:11.904Z",\
                        "launched_at":"2027-03-09T17:02:11.900+01:30","birth_date":"1979-02-06","colour":"RED",\
                        "stays":[{"ward_name":"Åsen 7"}]}""");
    }

    @Test
    void writesNullsAndTakesAnEmptyTimeForNone() {
        Answer answer = client.post("/probe/body", "{\"location_id\": \"\", \"sent_at\": \"\", \"birth_date\": \"\"}")
                .expect(200);

        assertThat(answer.json().path("sent_at").isNull()).isTrue();
        assertThat(answer.json().path("birth_date").isNull()).isTrue();
        assertThat(answer.json().has("stays")).isTrue();
    }

    @Test
    void namesTheElementOfAList() {
        assertThat(client.post("/probe/list", "[{\"ward_name\": \"a\"}, {\"ward_name\": 1}]")
                        .expect(400)
                        .message())
                .contains("[1].ward_name");
        assertThat(client.post("/probe/list", "[{}]").expect(400).message()).contains("ward_name");
        client.post("/probe/list", "{}").expect(400);
        client.post("/probe/list", "[]").expect(200);
    }

    @Test
    void survivesDeepAndLongNumbers() {
        client.post("/probe/body", "[".repeat(100_000)).expect(400);
        client.post("/probe/body", "{\"location_id\": \"a\", \"extra\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                .expect(400);
        client.post("/probe/lenient", "{\"extra\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                .expect(400);
        client.post("/probe/body", "{\"location_id\": \"a\", \"big_count\": " + "9".repeat(100_000) + "}")
                .expect(400);
        client.post("/probe/body", "{\"location_id\": \"a\", \"page_count\": 1e1000000000}")
                .expect(400);
    }

    @Test
    void keepsAbsentNullAndValueApart() {
        assertThat(client.json("PATCH", "/probe/fields", "{}").expect(200).body())
                .isEqualTo("{\"free_text\":\"absent\",\"never_null\":\"absent\",\"seen_at\":\"absent\"}");
        assertThat(client.json("PATCH", "/probe/fields", "{\"free_text\": null, \"seen_at\": \"\"}")
                        .expect(200)
                        .body())
                .isEqualTo("{\"free_text\":\"null\",\"never_null\":\"absent\",\"seen_at\":\"null\"}");
        assertThat(client.json(
                                "PATCH",
                                "/probe/fields",
                                "{\"free_text\": \"\", \"never_null\": \"x\", \"seen_at\": \"2027-03-09T16:02:11.9Z\"}")
                        .expect(200)
                        .body())
                .isEqualTo("{\"free_text\":\"value\",\"never_null\":\"value\",\"seen_at\":\"value\"}");
    }

    @Test
    void refusesNullAndTypesInsideAField() {
        assertThat(client.json("PATCH", "/probe/fields", "{\"never_null\": null}")
                        .expect(400)
                        .message())
                .isEqualTo("never_null: must not be null");
        assertThat(client.json("PATCH", "/probe/fields", "{\"free_text\": 5}")
                        .expect(400)
                        .message())
                .contains("free_text");
        assertThat(client.json("PATCH", "/probe/fields", "{\"freeText\": \"x\"}")
                        .expect(400)
                        .message())
                .contains("freeText");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8",
                "application/problem+json", "application/vnd.polaris+json", "APPLICATION/JSON"
            })
    void acceptsEveryNameOfJson(String type) {
        client.with("Content-Type", type)
                .post("/probe/body", "{\"location_id\": \"a\"}")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a",
                "application/octet-stream", "nonsense", "text/json", "*/*"
            })
    void answers415ToOtherTypes(String type) {
        Answer answer = client.with("Content-Type", type).post("/probe/body", "{\"location_id\": \"a\"}");

        assertThat(answer.expect(415).message()).isNotBlank();
    }

    @Test
    void answers415ToABodyWithoutType() {
        client.send("POST", "/probe/body", BodyPublishers.ofString("{\"location_id\": \"a\"}"))
                .expect(415);
    }

    @Test
    void answers400ToNoBodyAtAll() {
        assertThat(client.send("POST", "/probe/body", BodyPublishers.noBody())
                        .expect(400)
                        .message())
                .isNotBlank();
    }

    @Test
    void readsUtf8WhateverCharsetIsAnnounced() {
        Answer answer = client.with("Content-Type", "application/json; charset=iso-8859-1")
                .send(
                        "POST",
                        "/probe/body",
                        BodyPublishers.ofString("{\"location_id\": \"ø\"}", StandardCharsets.UTF_8));

        assertThat(answer.status()).isIn(200, 400, 415);
        client.with("Content-Type", "application/json")
                .send("POST", "/probe/body", BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', '}'}))
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource({
        "active=true&page_size=5&wards=a, 200, ''",
        "active=True&page_size=5&wards=a, 200, ''",
        "active=FALSE&page_size=5&wards=a&unknown=1, 400, unknown",
        "active=yes&page_size=5&wards=a, 400, active",
        "active=1&page_size=5&wards=a, 400, active",
        "active=on&page_size=5&wards=a, 400, active",
        "active=&page_size=5&wards=a, 400, active",
        "page_size=5&wards=a, 400, active",
        "active=true&wards=a, 400, page_size",
        "active=true&page_size=x&wards=a, 400, page_size",
        "active=true&page_size=5.0&wards=a, 400, page_size",
        "active=true&page_size=5, 400, wards",
        "active=true&active=true&page_size=5&wards=a, 200, ''",
    })
    void checksQueryParametersByTheirWireNames(String query, int status, String named) {
        Answer answer = client.get("/probe/query?" + query).expect(status);

        assertThat(status == 200 ? "" : answer.message()).contains(named);
    }

    @Test
    void readsListsRepeatedOrWithCommas() {
        assertThat(client.get("/probe/query?active=true&page_size=5&wards=a,b")
                        .expect(200)
                        .body())
                .isEqualTo("[\"a\",\"b\"]");
        assertThat(client.get("/probe/query?active=true&page_size=5&wards=a&wards=b")
                        .expect(200)
                        .body())
                .isEqualTo("[\"a\",\"b\"]");
    }
}
