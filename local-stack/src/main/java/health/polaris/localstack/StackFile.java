package health.polaris.localstack;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file of shell variables in the state's folder, readable by its owner alone.
 *
 * <pre>{@code export POLARIS_CONNECTOR_URL='http://localhost:8081'}</pre>
 */
record StackFile(Path path) {

    /** Leads to the running stack; gone when it has stopped. */
    static StackFile running(Path folder) {
        return new StackFile(folder.resolve("stack.env"));
    }

    /** What is the same at each start. */
    static StackFile kept(Path folder) {
        return new StackFile(folder.resolve("kept.env"));
    }

    void write(Map<String, String> variables) throws IOException {
        delete();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                path,
                variables.entrySet().stream()
                        .map(variable -> "export %s=%s\n".formatted(variable.getKey(), quoted(variable.getValue())))
                        .collect(Collectors.joining()));
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** No file is like an empty one. */
    Map<String, String> read() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                String[] parts = line.substring("export ".length()).split("=", 2);
                variables.put(parts[0], unquoted(parts[1]));
            }
        }
        return variables;
    }

    /** The file's variables, over which those of this process win. */
    Map<String, String> variables() throws IOException {
        Map<String, String> variables = new HashMap<>(read());
        variables.putAll(System.getenv());
        return variables;
    }

    /** {@code it's} becomes {@code 'it'\''s'}. */
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("'\\''", "'");
    }
}
