package health.polaris.bench.compare.machine;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Who used the processors since when. */
public final class Processors {

    public static final String POSTGRES = "PostgreSQL";

    private static final String DRIVER = "driver";

    private final Map<String, DoubleSupplier> clocks = new LinkedHashMap<>();
    private Map<String, Double> before = Map.of();
    private double machineBefore;
    private long startedAt;

    /** The servers are measured when they run on this machine and this user may look at them. */
    public Processors(PostgresAddress postgres, BrokerAddress broker) {
        ListeningProcess.at(postgres.port(), "postgres").ifPresent(pid -> add(POSTGRES, pid));
        ListeningProcess.at(broker.port(), "beam.smp").ifPresent(pid -> add("RabbitMQ", pid));
    }

    /**
     * Of the database server only the processes that serve this database: whoever reads gives the server nothing to do
     * beside. Connections must live as long as the measurement.
     */
    public Processors(PostgresAddress postgres) {
        ListeningProcess.at(postgres.port(), "postgres")
                .ifPresent(pid -> clocks.put(POSTGRES, () -> ProcessTimes.millisOfChildren(pid, postgres.database())));
    }

    private void add(String name, long pid) {
        clocks.put(name, () -> ProcessTimes.millis(pid));
    }

    /** From now on that service is measured too; one of the same name that was there before has ended. */
    public void add(ServiceProcess service) {
        add(service.name(), service);
    }

    /** The same, by another name. */
    public void add(String name, ServiceProcess service) {
        add(name, service.pid());
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
        clocks.forEach((name, clock) -> now.put(name, clock.getAsDouble()));
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
