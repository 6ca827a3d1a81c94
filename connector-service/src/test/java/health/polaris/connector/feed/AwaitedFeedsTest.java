package health.polaris.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.PolarisTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without site profiles: nobody is awaited any more. */
@PolarisTest
class AwaitedFeedsTest {

    @Test
    void whoIsAwaitedNoLongerIsForgotten(@Autowired AwaitedFeeds awaited, @Autowired JdbcClient database) {
        database.sql("insert into awaited_feed (feed, since, seen_at)"
                        + " values ('GONE|NOBODY', now() - interval '9 days', now() - interval '2 days')")
                .update();
        awaited.write();
        assertThat(awaited.since()).doesNotContainKey("GONE|NOBODY");
    }
}
