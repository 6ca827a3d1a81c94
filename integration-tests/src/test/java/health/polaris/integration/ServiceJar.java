package health.polaris.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The runnable jar of a service, as {@code ./mvnw package} made it. */
public final class ServiceJar {

    private ServiceJar() {}

    /**
     * Unpacks it below that folder, as its image does: a service starts in half the time from plain jars, and some are
     * killed again and again. Returns what to run.
     */
    public static Path unpacked(String service, Path folder) {
        return unpacked(Suite.ROOT, service, folder);
    }

    /** That of another working tree. */
    static Path unpacked(Path root, String service, Path folder) {
        Path jar = root.resolve("%s-service/target/%1$s-service-boot.jar".formatted(service));
        Path unpacked = folder.resolve(service);
        try {
            Process unpacking = new ProcessBuilder(
                            Suite.JAVA,
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            unpacked.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", service + ".log").toFile())
                    .start();
            if (unpacking.waitFor() != 0) {
                throw new IllegalStateException(jar + " cannot be unpacked; ./mvnw package makes it");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return unpacked.resolve(jar.getFileName());
    }
}
