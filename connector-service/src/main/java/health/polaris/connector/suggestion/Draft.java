package health.polaris.connector.suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A profile in the making. */
final class Draft {

    private static final String TOP = "    ";
    private static final String BELOW = "      ";
    /** What stands in fields of a feed that nobody has decoded yet, and in no YAML, comments included. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\x20-\\x7E\\u00A0-\\uD7FF\\uE000-\\uFEFE\\uFF00-\\uFFFD]|[\\u2028\\u2029]");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();

    Draft(String name) {
        this.name = name;
    }

    /**
     * One key of the profile.
     *
     * @param key {@code identifiers.mrn}
     * @param value in YAML
     * @param reason what in the samples speaks for it
     */
    record Line(String key, String value, String reason) {}

    /** @param value lists, maps and texts, which are JSON and so YAML */
    void add(String key, Object value, String reason) {
        lines.add(new Line(
                key, JSON.writeValueAsString(value), UNPRINTABLE.matcher(reason).replaceAll(" ")));
    }

    /** What somebody who knows the hospital has to say. */
    void leave(String question) {
        undecided.add(UNPRINTABLE.matcher(question).replaceAll(" "));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<String> undecided() {
        return List.copyOf(undecided);
    }

    /** The whole file of profiles, each reason above its line. */
    String yaml() {
        StringBuilder yaml = new StringBuilder("profiles:\n  " + name + ":\n");
        String parent = "";
        for (Line line : lines) {
            int dot = line.key().indexOf('.');
            String group = dot < 0 ? "" : line.key().substring(0, dot);
            if (!group.isEmpty() && !group.equals(parent)) {
                yaml.append(TOP).append(group).append(":\n");
            }
            parent = group;
            String indent = group.isEmpty() ? TOP : BELOW;
            yaml.append(indent).append("# ").append(line.reason()).append('\n');
            yaml.append(indent)
                    .append(line.key().substring(dot + 1))
                    .append(": ")
                    .append(line.value())
                    .append('\n');
        }
        return yaml.toString();
    }
}
