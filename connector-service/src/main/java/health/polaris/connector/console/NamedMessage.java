package health.polaris.connector.console;

import ca.uhn.hl7v2.model.AbstractSegment;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.v25.message.ADT_A01;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message with its segments and fields named as HL7 v2.5 names them; what it does not know has a number alone. */
final class NamedMessage {

    private static final int NAME = 3;
    private static final ModelClassFactory MODEL = new DefaultModelClassFactory();
    private static final Map<String, List<String>> TITLES = new ConcurrentHashMap<>();

    private NamedMessage() {}

    /**
     * For a page: {@code text} with line ends that it shows, null for none, and {@code segments} with {@code name} and {@code
     * fields}, of which each has {@code place} ({@code PID-3}), {@code title} and {@code value}. A text that is no HL7 has no
     * segments.
     */
    static Map<String, @Nullable Object> of(@Nullable Object content) {
        Map<String, @Nullable Object> named = new HashMap<>();
        String text = content == null ? null : content.toString().replaceAll("\r\n?", "\n");
        named.put("text", text);
        named.put("segments", text == null || !text.matches("(?s)(MSH|FHS|BHS)..*") ? List.of() : segments(text));
        return named;
    }

    private static List<Map<String, Object>> segments(String text) {
        String separator = Pattern.quote(text.substring(NAME, NAME + 1));
        return text.lines()
                .filter(line -> line.length() >= NAME)
                .map(line -> segment(line, separator))
                .toList();
    }

    private static Map<String, Object> segment(String line, String separator) {
        String name = line.substring(0, NAME);
        String[] parts = line.split(separator, -1);
        // The separator itself is the first field of a header.
        int shift = name.equals("MSH") ? 1 : 0;
        List<String> titles =
                name.matches("[A-Z][A-Z0-9]{2}") ? TITLES.computeIfAbsent(name, NamedMessage::titles) : List.of();
        List<Map<String, String>> fields = new ArrayList<>();
        for (int index = 1; index < parts.length; index++) {
            int number = index + shift;
            if (!parts[index].isEmpty()) {
                String title = number <= titles.size() ? titles.get(number - 1) : "";
                fields.add(Map.of("place", name + "-" + number, "title", title, "value", parts[index]));
            }
        }
        return Map.of("name", name, "fields", fields);
    }

    /** Of a segment that the standard does not know: none. */
    private static List<String> titles(String name) {
        try {
            Class<?> type = Class.forName("ca.uhn.hl7v2.model.v25.segment." + name);
            Object segment =
                    type.getConstructor(Group.class, ModelClassFactory.class).newInstance(new ADT_A01(MODEL), MODEL);
            return List.of(((AbstractSegment) segment).getNames());
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return List.of();
        }
    }
}
