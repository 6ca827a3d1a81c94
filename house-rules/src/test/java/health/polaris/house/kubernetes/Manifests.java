package health.polaris.house.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of {@code deploy/kubernetes}. */
final class Manifests {

    static final JsonMapper JSON = new JsonMapper();
    static final Path FOLDER = Path.of("../deploy/kubernetes").toAbsolutePath().normalize();
    static final Path CHART = FOLDER.resolve("chart");

    private Manifests() {}

    /** The chart rendered with one of its values files, and what is applied beside it. */
    static List<Path> files() {
        return Stream.of(FOLDER, FOLDER.resolve("manifests"), FOLDER.resolve("backing"))
                .flatMap(folder -> yamlOf(folder).stream())
                .toList();
    }

    static List<Path> rendered() {
        return yamlOf(FOLDER.resolve("manifests"));
    }

    static List<Path> yamlOf(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> objects(Path file) {
        return objectsOf(text(file));
    }

    static List<JsonNode> objectsOf(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(16 << 20);
        Iterable<Object> documents = new Yaml(new SafeConstructor(options)).loadAll(yaml);
        return StreamSupport.stream(documents.spliterator(), false)
                .filter(document -> document != null)
                .map(document -> JSON.<JsonNode>valueToTree(document))
                .toList();
    }

    static List<JsonNode> objects(Path file, String kind) {
        return objects(file).stream()
                .filter(object -> object.path("kind").asString().equals(kind))
                .toList();
    }

    /** {@code Deployment polaris-users}, for messages. */
    static String name(JsonNode object) {
        return object.path("kind").asString() + " "
                + object.path("metadata").path("name").asString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
