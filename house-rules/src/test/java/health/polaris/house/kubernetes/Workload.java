package health.polaris.house.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Deployment or StatefulSet, by what its pods may do. */
record Workload(Path file, JsonNode object) {

    static List<Workload> all() {
        return Manifests.files().stream()
                .flatMap(file -> Stream.of("Deployment", "StatefulSet")
                        .flatMap(kind -> Manifests.objects(file, kind).stream())
                        .map(object -> new Workload(file, object)))
                .toList();
    }

    static List<Workload> services() {
        return all().stream()
                .filter(workload -> workload.object().path("kind").asString().equals("Deployment"))
                .toList();
    }

    JsonNode pod() {
        return object.path("spec").path("template").path("spec");
    }

    /** Those that stay, and those that run before them. */
    List<JsonNode> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> pod().path(list).values().stream())
                .toList();
    }

    List<JsonNode> staying() {
        return List.copyOf(pod().path("containers").values());
    }

    @Override
    public String toString() {
        return file.getFileName() + ": " + Manifests.name(object);
    }
}
