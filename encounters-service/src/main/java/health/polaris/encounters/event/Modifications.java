package health.polaris.encounters.event;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two representations, in the notation that readers of {@code encounter_modified} know
 * (contracts/encounters.md §6): {@code ["change", "encounter_type", ["INPATIENT", "EMERGENCY"]]},
 * {@code ["add", "", [["child_of_encounter_uuid", "7b1f…"]]]}, {@code ["add", "location_history", [[0, {…}]]]}. A path
 * with an index in it is a list: {@code ["dh_product", 0, "uuid"]}.
 */
record Modifications(List<List<Object>> list) {

    static Modifications between(JsonNode before, JsonNode after) {
        Modifications modifications = new Modifications(new ArrayList<>());
        modifications.compare(List.of(), before, after);
        return modifications;
    }

    private void compare(List<Object> path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            compareObjects(path, before, after);
        } else if (before.isArray() && after.isArray()) {
            compareArrays(path, before, after);
        } else if (!before.equals(after)) {
            list.add(List.of("change", written(path), List.of(before, after)));
        }
    }

    private void compareObjects(List<Object> path, JsonNode before, JsonNode after) {
        before.propertyStream()
                .filter(entry -> after.has(entry.getKey()))
                .forEach(entry -> compare(step(path, entry.getKey()), entry.getValue(), after.get(entry.getKey())));
        report("add", path, onlyIn(after, before));
        report("remove", path, onlyIn(before, after));
    }

    private static List<List<Object>> onlyIn(JsonNode one, JsonNode other) {
        TreeMap<String, JsonNode> found = new TreeMap<>();
        one.propertyStream()
                .filter(entry -> !other.has(entry.getKey()))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found.entrySet().stream()
                .map(entry -> List.<Object>of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void compareArrays(List<Object> path, JsonNode before, JsonNode after) {
        int common = Math.min(before.size(), after.size());
        for (int index = 0; index < common; index++) {
            compare(step(path, index), before.get(index), after.get(index));
        }
        report("add", path, from(common, after));
        report("remove", path, from(common, before).reversed());
    }

    private static List<List<Object>> from(int start, JsonNode array) {
        return IntStream.range(start, array.size())
                .mapToObj(index -> List.<Object>of(index, array.get(index)))
                .toList();
    }

    private void report(String kind, List<Object> path, List<List<Object>> details) {
        if (!details.isEmpty()) {
            list.add(List.of(kind, written(path), details));
        }
    }

    private static List<Object> step(List<Object> path, Object next) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }

    private static Object written(List<Object> path) {
        return path.stream().allMatch(String.class::isInstance)
                ? path.stream().map(String.class::cast).collect(Collectors.joining("."))
                : path;
    }
}
