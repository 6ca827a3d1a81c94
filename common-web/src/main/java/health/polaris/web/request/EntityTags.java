package health.polaris.web.request;

import java.util.Arrays;

/** Compares the lists of RFC 9110 §13.1: {@code "a", W/"b"} or {@code *}. */
final class EntityTags {

    private EntityTags() {}

    static boolean matches(String header, String tag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(entry -> entry.startsWith("W/") ? entry.substring(2) : entry)
                        .anyMatch(tag::equals);
    }
}
