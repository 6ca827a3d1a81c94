package health.polaris.web.database;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Two pools on one database. Screens that ask in a storm use up their own connections; messages of the bus, the outbox
 * and deliveries still get theirs.
 */
final class SeparatePools extends AbstractRoutingDataSource {

    private enum Work {
        REQUEST,
        BACKGROUND
    }

    SeparatePools(DataSource requests, DataSource background) {
        setTargetDataSources(Map.of(Work.REQUEST, requests, Work.BACKGROUND, background));
        setDefaultTargetDataSource(background);
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return RequestContextHolder.getRequestAttributes() == null ? Work.BACKGROUND : Work.REQUEST;
    }
}
