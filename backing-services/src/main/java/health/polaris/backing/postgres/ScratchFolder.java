package health.polaris.backing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where throwaway things go: one folder per user below the system's temporary folder. */
public final class ScratchFolder {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private ScratchFolder() {}

    public static Path path(String name) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path own = temporary.resolve("polaris-" + System.getProperty("user.name"));
        try {
            // Test data are nobody else's business.
            Files.createDirectories(own, OWNER_ONLY);
            return Files.createDirectories(own.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new empty folder that is deleted when the JVM ends. */
    public static Path fresh(String name) {
        try {
            Path fresh = Files.createTempDirectory(path(name), name + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteTree(fresh)));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void deleteTree(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
