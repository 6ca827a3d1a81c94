package health.polaris.bench.compare.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which process listens at a port of this machine: the inode of its socket is in {@code /proc/net/tcp}. */
final class ListeningProcess {

    private static final String LISTENS = "0A";

    private ListeningProcess() {}

    /**
     * The first process of that name which listens there. Empty when it is on another machine, in a container, or when
     * this user may not look at it.
     *
     * @param command as in {@code /proc/PID/comm}
     */
    static OptionalLong at(int port, String command) {
        Set<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(LISTENS) && columns[1].endsWith(":%04X".formatted(port)))
                .map(columns -> "socket:[" + columns[9] + "]")
                .collect(Collectors.toSet());
        return ProcessTimes.all()
                .filter(pid -> ProcessTimes.command(pid).equals(command) && holds(pid, sockets))
                .mapToLong(Long::longValue)
                .min();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException noSuchProtocol) {
            return List.of();
        }
    }
}
