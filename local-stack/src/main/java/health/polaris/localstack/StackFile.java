package health.polaris.localstack;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code stack.env}: shell variables that lead to the running stack; readable by its owner alone. */
final class StackFile {

    private static final String NAME = "stack.env";

    private StackFile() {}

    static void write(Path folder, Map<String, String> variables) throws IOException {
        Path file = folder.resolve(NAME);
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                variables.entrySet().stream()
                        .map(variable -> "export %s=%s\n".formatted(variable.getKey(), quoted(variable.getValue())))
                        .collect(Collectors.joining()));
    }

    /** The file's variables, over which those of this process win; no file is like an empty one. */
    static Map<String, String> variables(Path folder) throws IOException {
        Map<String, String> variables = new HashMap<>();
        Path file = folder.resolve(NAME);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.substring("export ".length()).split("=", 2);
                variables.put(parts[0], unquoted(parts[1]));
            }
        }
        variables.putAll(System.getenv());
        return variables;
    }

    /** {@code it's} becomes {@code 'it'\''s'}. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("'\\''", "'");
    }
}
