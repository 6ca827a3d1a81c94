package health.polaris.web.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/** Adds to the pool that the framework makes, which then serves requests alone, a second one for all other work. */
final class BackgroundPool implements BeanPostProcessor, PriorityOrdered, DisposableBean {

    private final Environment settings;
    private @Nullable HikariDataSource requestPool;
    private @Nullable HikariDataSource pool;

    BackgroundPool(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource requests ? new SeparatePools(requests, like(requests)) : bean;
    }

    private HikariDataSource like(HikariDataSource requests) {
        HikariConfig config = new HikariConfig();
        requests.copyStateTo(config);
        config.setPoolName(requests.getPoolName() + "-background");
        config.setMaximumPoolSize(settings.getRequiredProperty("polaris.database.background-pool-size", Integer.class));
        requestPool = requests;
        pool = new HikariDataSource(config);
        return pool;
    }

    /** The framework measures the one that it finds outside of a request, which is ours. */
    void measureRequests(MeterRegistry registry) {
        if (requestPool != null) {
            requestPool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void destroy() {
        if (pool != null) {
            pool.close();
        }
    }
}
