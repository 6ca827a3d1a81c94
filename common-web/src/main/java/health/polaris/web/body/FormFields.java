package health.polaris.web.body;

import health.polaris.common.error.ApiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form, {@code state=refused&feed=a+b}, behind the parameters of the query. */
final class FormFields {

    static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    /** As many as the web server takes in a query. */
    private static final int MOST = 1000;

    private FormFields() {}

    /** @throws ApiException 400 for a form that cannot be read, or has too many fields */
    static Map<String, String[]> behind(Map<String, String[]> query, String form) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        query.forEach((name, sent) ->
                values.computeIfAbsent(name, first -> new ArrayList<>()).addAll(List.of(sent)));
        if (form.chars().filter(sign -> sign == '&').count() >= MOST) {
            throw ApiException.invalid("A form has at most %d fields".formatted(MOST));
        }
        for (String field : form.split("&")) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                String name = decoded(equals < 0 ? field : field.substring(0, equals));
                values.computeIfAbsent(name, first -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(field.substring(equals + 1)));
            }
        }
        Map<String, String[]> all = new LinkedHashMap<>();
        values.forEach((name, sent) -> all.put(name, sent.toArray(String[]::new)));
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiException.invalid("The form cannot be read");
        }
    }
}
