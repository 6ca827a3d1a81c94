package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.util.Map;
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

    @Test
    void ignoresUnknownParametersUnlessTheServiceRefusesThem() {
        client.get("/probe/values?colour=red").expect(200);
        try (Probe strict = Probe.start(Map.of("polaris.request.refuse-unknown-parameters", "true"))) {
            refuses(strict.client(), "/probe/values?limit=1&colour=red", "colour");
            refuses(strict.client(), "/probe/values?isActive=true", "isActive");
            refuses(strict.client(), "/probe/bodiless/1?c%6Flour=red", "colour");
            strict.client().get("/probe/values?limit=1&ward%5Fname=a").expect(200);
            strict.client().get("/probe/any-values?colour=red").expect(200);
            strict.client().get("/probe/unannounced?colour=red").expect(200);
            assertThat(strict.client().raw("GET /probe/values?%zz=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
            for (String path : new String[] {"/running", "/metrics", "/version", "/openapi.json", "/openapi.yaml"}) {
                strict.client().get(path + "?colour=red").expect(200);
            }
        }
    }

    private static void refuses(Client strict, String path, String name) {
        assertThat(strict.get(path).expect(400).message())
                .isEqualTo("Extra query parameter(s) %s not in spec".formatted(name));
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
