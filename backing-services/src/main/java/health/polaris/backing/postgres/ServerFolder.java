package health.polaris.backing.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The folder of a kept server: {@code data/} and {@code programs/}. */
public record ServerFolder(Path folder) {

    public Path data() {
        return folder.resolve("data");
    }

    public Path programs() {
        return folder.resolve("programs");
    }

    /**
     * Refuses a folder that a running program uses, stops the server that a killed program left behind, and clears
     * away what is left of a first start that was interrupted.
     */
    public void prepare() throws IOException {
        if (Files.exists(lockFile())) {
            refuseIfInUse();
            stopOrphan();
        } else if (Files.exists(data())) {
            // The lock file is made when the new data are complete; initdb refuses a folder with fragments in it.
            ScratchFolder.deleteTree(data());
        }
    }

    /** The program that started a server holds a lock on it as long as it lives. */
    private Path lockFile() {
        return data().resolve("epg-lock");
    }

    private void refuseIfInUse() throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
    }

    private void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = orphan();
        if (orphan.isPresent()) {
            stop(orphan.get());
        }
    }

    private IllegalStateException inUse() {
        return new IllegalStateException("another program uses " + folder);
    }

    /** The server that {@code data/postmaster.pid} tells of in its first line, unless its number is reused by now. */
    private Optional<ProcessHandle> orphan() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        long number = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(number).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("/PG-"))
                .isPresent();
    }

    /** SIGINT is PostgreSQL's fast shutdown; the SIGTERM that Java can send would wait for the clients to leave. */
    private static void stop(ProcessHandle server) throws IOException {
        CompletableFuture<ProcessHandle> exit = server.onExit();
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        try {
            exit.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an abandoned server was stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("an abandoned server (process %d) does not stop".formatted(server.pid()), e);
        }
    }
}
