package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §3 and §5.3, about queries. */
class QueryTest {

    private final Client client = Probe.shared().client();

    @ParameterizedTest
    @CsvSource({
        "limit=7, limit, 7",
        "limit=%2B7, limit, 7",
        "limit=-2147483648, limit, -2147483648",
        "limit=5&limit=10, limit, 10",
        "limit=x&limit=10, limit, 10",
        "active=TRUE, active, true",
        "active=true&active=False, active, false",
        "ward_name=a&ward_name=b, ward, b",
        "ward_name=a%2Cb, ward, 'a,b'",
    })
    void readsTheLastOfRepeatedValues(String query, String key, String value) {
        assertThat(client.get("/probe/values?" + query)
                        .expect(200)
                        .json()
                        .path(key)
                        .asString())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&=", "limit=1&=5"})
    void refusesWhatCanNotBeReadAsParameters(String query) {
        assertThat(client.get("/probe/values?" + query).expect(400).message())
                .isEqualTo("Query parameters cannot be read");
    }

    @Test
    void leavesListsWhole() {
        assertThat(client.get("/probe/values?sort=a&sort=b").expect(200).json().path("sort"))
                .hasToString("[\"a\",\"b\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0x1F",
                "limit=1.0",
                "limit=2147483648",
                "limit=99999999999",
                "limit=%D9%A3",
                "limit=",
                "limit=5&limit=x",
                "limit=5,6",
                "active=yes",
                "active=1",
                "active=",
                "active=true&active=on",
                "active=false,true"
            })
    void refusesOtherValues(String query) {
        assertThat(client.get("/probe/values?" + query).expect(400).message())
                .contains(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "limit=ten | 'limit' must be a whole number, not 'ten'",
                "limit=1&limit=0x1F | 'limit' must be a whole number, not '0x1F'",
                "active=yes | 'active' must be true or false, not 'yes'"
            })
    void saysWhatIsWantedAndWhatWasFound(String query, String message) {
        assertThat(client.get("/probe/values?" + query).expect(400).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/probe/values?isActive=true | isActive not in spec. Did you mean active?",
                "/probe/values?limit=1&wardName=a | wardName not in spec. Did you mean ward_name?",
                "/probe/values?wardname=a&sorted=b | wardname, sorted not in spec. Did you mean ward_name, sort?",
                "/probe/values?colour=red | colour not in spec. There are active, limit, sort, ward_name.",
                "/probe/values?limits=1&colour=red | limits, colour not in spec. There are active, limit, sort, ward_name.",
                "/probe/page?limits=1&befor=2 | limits, befor not in spec. Did you mean limit, before?",
                "/probe/bodiless/1?c%6Flour=red | colour not in spec. There are none here.",
                "/probe/unannounced?colour=red&colour=blue | colour not in spec. There are none here.",
            })
    void refusesUnknownParametersAndNamesTheNearest(String path, String message) {
        assertThat(client.get(path).expect(400).message()).isEqualTo("Extra query parameter(s) " + message);
    }

    @Test
    void takesWhatIsDeclaredInWhateverSpelling() {
        client.get("/probe/values?limit=1&ward%5Fname=a").expect(200);
        assertThat(client.get("/probe/page?limit=1&before=2&compact=true")
                        .expect(200)
                        .body())
                .isEqualTo("\"1 before 2\"");
        assertThat(client.raw("GET /probe/values?%zz=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void takesAnythingWhereProbesAndScrapersCall() {
        for (String path : new String[] {
            "/running",
            "/ready",
            "/metrics",
            "/version",
            "/healthcheck",
            "/openapi.json",
            "/openapi.yaml",
            "/probe/any-values"
        }) {
            client.get(path + "?colour=red").expect(200);
        }
        client.get("/nowhere?colour=red").expect(404);
    }

    @Test
    void refusesJsonBodiesWhereThereShouldBeNone() {
        Client typed = client.with("Content-Type", "application/json; charset=utf-8");

        assertThat(typed.json("GET", "/probe/bodiless/1", "{}").expect(400).message())
                .isEqualTo("Request should not contain a JSON body");
        typed.get("/probe/bodiless/1").expect(200);
        client.with("Content-Type", "text/plain")
                .json("GET", "/probe/bodiless/1", "{}")
                .expect(200);
        assertThat(typed.get("/probe/unannounced").expect(400).message())
                .isEqualTo("Request should not contain a json body");
        client.get("/probe/unannounced").expect(200);
    }
}
