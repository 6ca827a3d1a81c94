package health.polaris.web.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Several pools on one database. Screens that ask in a storm use up their own connections; messages that arrive, those
 * of the bus, the outbox and deliveries still get theirs.
 */
final class SeparatePools extends AbstractRoutingDataSource {

    SeparatePools(Map<String, DataSource> pools, DataSource background) {
        setTargetDataSources(Map.copyOf(pools));
        setDefaultTargetDataSource(background);
        setLenientFallback(false);
        afterPropertiesSet();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (DatabasePool.current().equals(DatabasePool.NONE)) {
            throw new SQLNonTransientConnectionException("The database did not answer a moment ago");
        }
        return super.getConnection();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return DatabasePool.current();
    }
}
