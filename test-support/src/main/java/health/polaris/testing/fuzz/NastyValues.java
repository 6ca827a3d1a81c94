package health.polaris.testing.fuzz;

import java.util.List;
import java.util.Random;

/** Values that have been trouble somewhere, as JSON and as text. */
final class NastyValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9223372036854775808",
            "2147483648",
            "\u0000",
            "\u00e9\u0301\u202e",
            "\ud83d\ude00",
            "'; select 1; --",
            "%",
            "_",
            "\\",
            "../../etc",
            "${jndi:x}",
            "2024-02-30",
            "2024-02-29T24:00:00",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "0000-00-00",
            "0000-01-01",
            "0000-01-01T00:00:00.000Z",
            "0001-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59.999999999-18:00",
            "asc-last_name-first_name-uuid.QQ.QQ.QQ",
            "asc-last_name-first_name-uuid.~.~.7aCA",
            "00000000-0000-0000-0000-000000000000",
            "MjAyNi0wMS0wMVQwMDowMDowMFogeA",
            "MTk3MC0wMS0wMVQwMDowMDowMFogAA",
            "AAAAAAAAAAA",
            "__________8",
            "x".repeat(37),
            "x".repeat(5_000));

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "1e999",
            "-1e999999999",
            "1E-999999999",
            "1" + "0".repeat(400),
            "{\"uuid\":1,\"uuid\":2}",
            "\"\\udc00\\ud800\"",
            "9223372036854775808",
            "[]",
            "[null]",
            "{}",
            "{\"\":null}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[[[[[[[[]]]]]]]]",
            "[".repeat(1_500) + "]".repeat(1_500));

    /** Of a path or a query, as they stand there. */
    private static final List<String> OCTETS =
            List.of("%FF", "%C0%80", "%ED%A0%80", "%F8%88%80%80%80", "%0d%0aX-A:b", "%252e%252e%252f");

    /** What a service reads, or something below it. */
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Encoding",
            "Content-Type",
            "Cookie",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Last-Event-ID",
            "Origin",
            "Range",
            "traceparent",
            "UserAuthorization",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "X-Location-Ids",
            "X-Request-ID",
            "x-authorisation-code");

    private static final List<String> HEADER_VALUES = List.of(
            "",
            "*",
            "*/*;q=x",
            "a/b;q=0.0001, */json",
            "application/json;charset=utf-32",
            "application/json;charset=none",
            "application/json;charset=\"",
            "application/problem+json",
            "application/octet-stream",
            "multipart/form-data;boundary=",
            "text/event-stream",
            "gzip;q=-1",
            "\"",
            "W/",
            "\"a\",,W/\"b",
            "a=b; c; ;=d",
            "bytes=9-0,-1",
            "Thu, 99 Foo 0000 25:61:61 GMT",
            "00-00000000000000000000000000000000-0000000000000000-ff",
            "Basic Og==",
            "Bearer ////",
            "Basic %%%",
            "::1%lo, 999.1.1.1, [",
            "AAAAAAAAAAA",
            "DELETE",
            ",".repeat(3_000),
            "x".repeat(5_000));

    private NastyValues() {}

    static String header(Random random) {
        return HEADERS.get(random.nextInt(HEADERS.size()));
    }

    static String headerValue(Random random) {
        return HEADER_VALUES.get(random.nextInt(HEADER_VALUES.size()));
    }

    static String octets(Random random) {
        return OCTETS.get(random.nextInt(OCTETS.size()));
    }

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** One value; a text as often as anything else. */
    static String json(Random random) {
        return random.nextBoolean() ? quoted(text(random)) : JSON.get(random.nextInt(JSON.size()));
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(character -> quoted.append(
                        character < 0x20 || character == '"' || character == '\\' || character > 0x7e
                                ? "\\u%04x".formatted(character)
                                : Character.toString(character)));
        return quoted.append('"').toString();
    }
}
