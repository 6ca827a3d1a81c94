package health.polaris.bench.compare.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux says about processes in {@code /proc/PID/stat} and {@code /proc/PID/status} (proc_pid_stat(5)). */
final class ProcessTimes {

    /** USER_HZ is 100 on every machine that runs a JVM. */
    private static final double MILLIS_PER_TICK = 10;

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessTimes() {}

    /** Processor milliseconds of a process and of its children, living and ended. */
    static double millis(long pid) {
        return stat(Long.toString(pid))
                .map(own -> ticks(own, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM) + livingChildren(pid))
                .map(ticks -> ticks * MILLIS_PER_TICK)
                .orElse(Double.NaN);
    }

    /** Processor milliseconds of its living children that have this word in their command line. */
    static double millisOfChildren(long parent, String word) {
        return all().filter(pid -> lines(Path.of("/proc", Long.toString(pid), "cmdline"))
                                .anyMatch(line -> line.contains(" " + word + " ")))
                        .flatMap(pid -> stat(Long.toString(pid)).stream())
                        .filter(stat -> Long.parseLong(stat[PARENT]) == parent)
                        .mapToLong(stat -> ticks(stat, USER, SYSTEM))
                        .sum()
                * MILLIS_PER_TICK;
    }

    /** Processor milliseconds of that process alone. */
    static double ownMillis(long pid) {
        return stat(Long.toString(pid))
                .map(own -> ticks(own, USER, SYSTEM) * MILLIS_PER_TICK)
                .orElse(Double.NaN);
    }

    /** Resident mebibytes of that process alone. */
    static double residentMebibytes(long pid) {
        return lines(Path.of("/proc", Long.toString(pid), "status"))
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    static String command(long pid) {
        return lines(Path.of("/proc", Long.toString(pid), "comm")).findFirst().orElse("");
    }

    /** Milliseconds that all processors of the machine together were busy, since it started. */
    static double machineBusyMillis() {
        String[] all = lines(Path.of("/proc/stat")).findFirst().orElseThrow().split("\\s+");
        // user nice system idle iowait irq softirq steal
        return Stream.of(1, 2, 3, 6, 7, 8)
                        .mapToLong(i -> Long.parseLong(all[i]))
                        .sum()
                * MILLIS_PER_TICK;
    }

    /** {@code 0.52 0.58 0.59}: of the last 1, 5 and 15 minutes. */
    static String loadAverage() {
        String line = lines(Path.of("/proc/loadavg")).findFirst().orElse("? ? ?");
        return String.join(" ", List.of(line.split(" ")).subList(0, 3));
    }

    static Stream<Long> all() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    private static long livingChildren(long parent) {
        return all().flatMap(pid -> stat(Long.toString(pid)).stream())
                .filter(stat -> Long.parseLong(stat[PARENT]) == parent)
                .mapToLong(stat -> ticks(stat, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM))
                .sum();
    }

    private static long ticks(String[] stat, int... fields) {
        long sum = 0;
        for (int field : fields) {
            sum += Long.parseLong(stat[field]);
        }
        return sum;
    }

    /** The fields behind the name, which may hold anything: {@code 4711 (java) S 1 …}. Empty when it has ended. */
    private static Optional<String[]> stat(String pid) {
        return lines(Path.of("/proc", pid, "stat"))
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException ended) {
            return Stream.empty();
        }
    }
}
