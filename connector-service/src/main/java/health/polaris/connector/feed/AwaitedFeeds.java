package health.polaris.connector.feed;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.observation.oru.OruSettings;
import health.polaris.connector.profile.Sender;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Senders that a site profile names in full and says when they are silent: something is to come from them, whether anything
 * ever has or not. Since when is in the database, the same for every replica and after a restart.
 */
@Component
record AwaitedFeeds(SiteProfiles profiles, OruSettings outgoing, JdbcClient database, Clock clock) {

    private static final Logger log = LoggerFactory.getLogger(AwaitedFeeds.class);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final int LONGEST = 60;

    private static final String WRITE = """
            with forgotten as (
                delete from awaited_feed where seen_at < :forgotten and feed <> all (:feeds::text[]))
            insert into awaited_feed (feed, since, seen_at)
            select distinct feed, :now::timestamptz, :now::timestamptz from unnest(:feeds::text[]) as named (feed)
            on conflict (feed) do update set seen_at = excluded.seen_at,
                since = case when awaited_feed.seen_at < :forgotten then excluded.since else awaited_feed.since end
            """;

    /** A sender, and the profile that names it. */
    record Awaited(Sender sender, SiteProfile profile) {

        String feed() {
            String name = sender.toString();
            return name.substring(0, Math.min(LONGEST, name.length()));
        }
    }

    /**
     * By the profiles that hold now. Whom observations go to is named for what goes out: when it does send something, it is
     * a sender like others from then on.
     */
    List<Awaited> all() {
        RawSegment receiver = RawSegment.header(outgoing.receivingApplication(), outgoing.receivingFacility());
        return profiles.all().stream()
                .filter(profile -> profile.silentAfter() != null)
                .flatMap(profile -> profile.senders().stream()
                        .filter(Sender::isOne)
                        .filter(sender -> !sender.matches(receiver))
                        .map(sender -> new Awaited(sender, profile)))
                .toList();
    }

    @Scheduled(fixedDelayString = "${polaris.connector.feeds.meters:PT15S}")
    void write() {
        String[] feeds = all().stream().map(Awaited::feed).toArray(String[]::new);
        Instant now = clock.instant();
        try {
            database.sql(WRITE)
                    .param("feeds", feeds)
                    .param("now", SqlTime.of(now))
                    .param("forgotten", SqlTime.of(now.minus(FORGOTTEN)))
                    .update();
        } catch (DataAccessException | TransactionException databaseAway) {
            log.debug("Who is awaited is written later", databaseAway);
        }
    }

    /** Since when, by feed. */
    Map<String, Instant> since() {
        Map<String, Instant> since = new HashMap<>();
        database.sql("select feed, since from awaited_feed").query(row -> {
            since.put(row.getString("feed"), SqlTime.required(row, "since"));
        });
        return since;
    }
}
