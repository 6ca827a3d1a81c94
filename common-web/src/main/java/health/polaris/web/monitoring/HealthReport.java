package health.polaris.web.monitoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * Answer of {@code /healthcheck}.
 *
 * @param status {@code success} or {@code failure}
 * @param timestamp UNIX seconds
 */
record HealthReport(String hostname, String status, BigDecimal timestamp, List<Result> results) {

    static HealthReport of(String hostname, BigDecimal timestamp, List<Result> results) {
        boolean passed = results.stream().allMatch(Result::passed);
        return new HealthReport(hostname, passed ? "success" : "failure", timestamp, results);
    }

    boolean passed() {
        return status.equals("success");
    }

    /**
     * One check.
     *
     * @param timestamp when it ran, UNIX seconds
     * @param expires when it will be run again, UNIX seconds
     * @param responseTime seconds, 6 digits
     */
    record Result(
            String checker,
            String output,
            boolean passed,
            BigDecimal timestamp,
            BigDecimal expires,
            BigDecimal responseTime) {}
}
