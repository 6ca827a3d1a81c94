package health.polaris.web.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file of words below {@code description/}, which a service may have. */
final class DescriptionFile {

    private DescriptionFile() {}

    /** @param name of the file: {@code connector}, {@code operations/connector} */
    static Map<String, Object> entries(String name) {
        try (InputStream file = DescriptionFile.class.getResourceAsStream("/description/%s.yaml".formatted(name))) {
            return file == null ? Map.of() : new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
