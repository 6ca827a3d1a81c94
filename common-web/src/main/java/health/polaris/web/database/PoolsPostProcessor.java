package health.polaris.web.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Adds to the pool that the framework makes, which then serves requests alone, one for all other work
 * ({@code polaris.database.background-pool-size}) and those that the service names ({@code polaris.database.pools},
 * sizes by name). Statements of the requests' pool end after {@code polaris.database.request-statement-timeout}, and wait
 * for locks no longer than {@code polaris.database.request-lock-timeout}; zero means never.
 */
final class PoolsPostProcessor implements BeanPostProcessor, PriorityOrdered, DisposableBean {

    private final ObjectProvider<DatabaseSettings> settings;
    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

    PoolsPostProcessor(ObjectProvider<DatabaseSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource requests ? separate(requests) : bean;
    }

    private DataSource separate(HikariDataSource requests) {
        DatabaseSettings chosen = settings.getObject();
        pools.put(DatabasePool.BACKGROUND, like(requests, DatabasePool.BACKGROUND, chosen.backgroundPoolSize()));
        chosen.pools().forEach((pool, connections) -> pools.put(pool, like(requests, pool, connections)));
        requests.setConnectionInitSql("set statement_timeout to %d; set lock_timeout to %d"
                .formatted(
                        chosen.requestStatementTimeout().toMillis(),
                        chosen.requestLockTimeout().toMillis()));
        pools.put(DatabasePool.REQUESTS, requests);
        return new SeparatePools(Map.copyOf(pools), pools.get(DatabasePool.BACKGROUND));
    }

    private static HikariDataSource like(HikariDataSource requests, String name, int size) {
        HikariConfig config = new HikariConfig();
        requests.copyStateTo(config);
        config.setPoolName(requests.getPoolName() + "-" + name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, requests.getMinimumIdle()));
        return new HikariDataSource(config);
    }

    /** The framework measures the one that it finds outside of a request, which is that of the background. */
    void measure(MeterRegistry registry) {
        pools.forEach((name, pool) -> {
            if (!name.equals(DatabasePool.BACKGROUND)) {
                pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
            }
        });
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /**
     * All at once, but for that of the requests, which the framework has closed before: a pool whose database is away waits
     * up to ten seconds for its own attempt to connect (HikariCP 7), and one after the other would outlast the time that a
     * service has to stop.
     */
    @Override
    public void destroy() {
        try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
            pools.values().forEach(pool -> closing.execute(pool::close));
        }
    }
}
