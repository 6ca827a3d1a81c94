package health.polaris.backing.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where root may make user namespaces, the library runs it in one; in a common
 * container he may not, and then PostgreSQL's programs are started through a script that changes the user.
 */
public final class RootPrograms {

    private static final List<String> WRAPPED = List.of("initdb", "pg_ctl");

    /**
     * User 65534 is {@code nobody} everywhere. It owns the data, as PostgreSQL demands, and keeps root's right to pass
     * through folders, since the data may be below root's home; without {@code no_setuid_fixup} the system call
     * access(2), which PostgreSQL looks for its programs with, would know nothing of that right.
     */
    private static final String SCRIPT = """
            #!/bin/sh
            if [ "$(id -u)" != 0 ]; then exec "$0.wrapped" "$@"; fi
            for argument; do
                if [ "$previous" = -D ]; then chown -R 65534:65534 "$argument"; fi
                previous=$argument
            done
            exec setpriv --reuid=65534 --regid=65534 --clear-groups --securebits=+no_setuid_fixup \
                --inh-caps=+dac_override --ambient-caps=+dac_override -- "$0.wrapped" "$@"
            """;

    private RootPrograms() {}

    /**
     * @param folder holds the unpacked programs in {@code PG-<checksum>/bin}
     * @return whether anything changed, so that another try is worth while
     */
    public static boolean wrap(Path folder) throws IOException {
        boolean changed = false;
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(folder, "PG-*")) {
            for (Path programs : unpacked) {
                for (String program : WRAPPED) {
                    changed |= wrapOne(programs.resolve("bin").resolve(program));
                }
                // The library unpacks again what is newer than this mark.
                Files.setLastModifiedTime(
                        programs.resolve(".exists"), FileTime.from(Instant.now().plusSeconds(1)));
            }
        }
        return changed;
    }

    private static boolean wrapOne(Path program) throws IOException {
        Path wrapped = program.resolveSibling(program.getFileName() + ".wrapped");
        if (Files.exists(wrapped)) {
            return false;
        }
        Files.move(program, wrapped);
        Files.writeString(program, SCRIPT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return true;
    }
}
