package health.polaris.bench.compare.machine;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who used the processors since when. */
public final class Processors {

    private static final String DRIVER = "driver";

    private final Map<String, Long> pids = new LinkedHashMap<>();
    private Map<String, Double> before = Map.of();
    private double machineBefore;
    private long startedAt;

    /** The servers are measured when they run on this machine and this user may look at them. */
    public Processors(PostgresAddress postgres, BrokerAddress broker) {
        ListeningProcess.at(postgres.port(), "postgres").ifPresent(pid -> pids.put("PostgreSQL", pid));
        ListeningProcess.at(broker.port(), "beam.smp").ifPresent(pid -> pids.put("RabbitMQ", pid));
    }

    /** From now on that service is measured too; one of the same name that was there before has ended. */
    public void add(ServiceProcess service) {
        pids.put(service.name(), service.pid());
    }

    public void start() {
        before = now();
        machineBefore = ProcessTimes.machineBusyMillis();
        startedAt = System.nanoTime();
    }

    public Use sinceStart() {
        double elapsed = (System.nanoTime() - startedAt) / 1e6;
        Map<String, Double> used = new LinkedHashMap<>();
        now().forEach((name, millis) -> used.put(name, millis - before.getOrDefault(name, millis)));
        double machine = ProcessTimes.machineBusyMillis() - machineBefore;
        double ours = used.values().stream().mapToDouble(Double::doubleValue).sum();
        int processors = Runtime.getRuntime().availableProcessors();
        double others = Math.max(0, machine - ours) / elapsed / processors * 100;
        return new Use(elapsed, used, others, ProcessTimes.loadAverage());
    }

    private Map<String, Double> now() {
        Map<String, Double> now = new LinkedHashMap<>();
        pids.forEach((name, pid) -> now.put(name, ProcessTimes.millis(pid)));
        // Without its children, which are the services.
        now.put(DRIVER, ProcessTimes.ownMillis(ProcessHandle.current().pid()));
        return now;
    }

    /**
     * @param byProcess processor milliseconds
     * @param othersPercent of all processors, used by processes that are none of ours: the machine was not quiet
     */
    public record Use(double elapsedMillis, Map<String, Double> byProcess, double othersPercent, String loadAverage) {

        /** Not a number for a process that could not be looked at. */
        public double of(String process) {
            return byProcess.getOrDefault(process, Double.NaN);
        }

        /** Of the suite: without the driver. */
        public double suite() {
            return byProcess.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(DRIVER))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }
}
