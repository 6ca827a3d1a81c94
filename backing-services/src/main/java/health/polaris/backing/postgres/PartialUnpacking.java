package health.polaris.backing.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL's programs are unpacked once into {@code PG-<checksum>/}, which gets a file {@code .exists} at the end. If
 * the process dies in between, the next one would take the fragments for whole programs: they are deleted instead.
 */
public final class PartialUnpacking {

    private PartialUnpacking() {}

    public static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(folder, "PG-*")) {
            for (Path programs : unpacked) {
                if (Files.notExists(programs.resolve(".exists"))) {
                    ScratchFolder.deleteTree(programs);
                }
            }
        }
    }
}
