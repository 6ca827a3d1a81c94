package health.polaris.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a local stack keeps its data between runs; one stack at a time. */
final class StateFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private StateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another stack uses the folder */
    static StateFolder open(Path folder) {
        try {
            closeToOthers(Files.createDirectories(folder));
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new IllegalStateException("A local stack is already running on " + folder);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(processNumber().getBytes(StandardCharsets.US_ASCII)));
            return new StateFolder(folder.toAbsolutePath(), channel);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** It holds the keys of this stack, and its data: mode 0700, also of a folder that was there. */
    private static void closeToOthers(Path folder) throws IOException {
        PosixFileAttributeView owner = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (owner != null) {
            owner.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** For {@code run_local.sh reset}, which cannot see the lock. */
    private static String processNumber() {
        return ProcessHandle.current().pid() + "\n";
    }

    Path path() {
        return folder;
    }

    /** Deletes the folder of a stack that is not running. */
    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            open(folder).close();
            delete(folder);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** By whoever comes first: what has started it, or what stops it. */
    @Override
    public synchronized void close() {
        if (!lock.isOpen()) {
            return;
        }
        try {
            lock.truncate(0);
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisJvm) {
            return null;
        }
    }
}
