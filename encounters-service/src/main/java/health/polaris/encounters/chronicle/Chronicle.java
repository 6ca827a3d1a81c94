package health.polaris.encounters.chronicle;

import health.polaris.common.error.ApiException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From when on it is known what was shown. */
@Component
public record Chronicle(JdbcClient database) {

    /** The first moment of which nothing is missing. */
    public Instant since() {
        return database.sql("select max(since) from chronicle_start")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /**
     * That what was shown then is known; null asks for today.
     *
     * @throws ApiException 400
     */
    public void requireKnown(@Nullable Instant moment) {
        if (moment != null) {
            Instant since = since();
            if (moment.isBefore(since)) {
                throw ApiException.invalid("as_of: what was shown is known from " + since + " on");
            }
        }
    }
}
