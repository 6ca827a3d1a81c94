package health.polaris.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * What a kept server asks of everybody: SCRAM, on whichever way they come.
 *
 * @param folder of the server
 * @param password of the superuser
 */
record ServerLock(Path folder, String password) {

    private static final int BYTES = 24;

    private static final String ASKED_OF_EVERYBODY = """
            # Written at each start.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** With the password that the folder has, or a new one. */
    static ServerLock of(Path folder) {
        Path file = folder.resolve("superuser-password");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(folder);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, random());
            }
            return new ServerLock(folder, Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Of hexadecimal digits, which no statement has to quote. */
    static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** A folder of an earlier release let everybody in until now. */
    void shut(PostgresAddress superuser) {
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set password_encryption = 'scram-sha-256'");
            statement.execute("alter role postgres password '%s'".formatted(password));
            Files.writeString(folder.resolve("data").resolve("pg_hba.conf"), ASKED_OF_EVERYBODY);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL cannot be locked: " + failure.getMessage(), failure);
        }
    }
}
