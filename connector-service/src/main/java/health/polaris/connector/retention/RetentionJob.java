package health.polaris.connector.retention;

import health.polaris.connector.observation.oru.OruSettings;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Once an hour, profile by profile and batch by batch; nothing unless a profile says how long messages are kept. */
@Component
record RetentionJob(
        SiteProfiles profiles,
        OruSettings receiver,
        ExpiredMessageRepository messages,
        MeterRegistry meters,
        Clock clock) {
    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

    /** At 0 from the start, so that the first failure after a restart is a rise. */
    RetentionJob {
        failures(meters);
        profiles.all().forEach(profile -> purged(meters, profile));
    }

    private static Counter failures(MeterRegistry meters) {
        return meters.counter("polaris.hl7.purge.failures");
    }

    private static Counter purged(MeterRegistry meters, SiteProfile profile) {
        return meters.counter("polaris.hl7.purged", "profile", profile.name());
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    void purge() {
        try {
            profiles.all().forEach(profile -> purge(profile, ExpiredMessageRepository.RECEIVED, profile.name()));
            SiteProfile outgoing = profiles.of(receiver.receivingApplication(), receiver.receivingFacility());
            purge(outgoing, ExpiredMessageRepository.SENT, SiteProfile.DEFAULT);
        } catch (DataAccessException | TransactionException databaseTrouble) {
            failures(meters).increment();
            log.error("Messages whose time is over could not be deleted, the next try is in an hour", databaseTrouble);
        }
    }

    /** @param readBy the profile noted with the messages */
    private void purge(SiteProfile profile, String source, String readBy) {
        profile.retention().ifPresent(kept -> {
            long deleted = delete(source, readBy, clock.instant().minus(kept));
            if (deleted > 0) {
                purged(meters, profile).increment(deleted);
                log.info(
                        "Deleted {} messages from {} older than {} days (site profile {})",
                        deleted,
                        source,
                        kept.toDays(),
                        profile.name());
            }
        });
    }

    private long delete(String source, String readBy, Instant before) {
        long deleted = 0;
        ExpiredMessageRepository.@Nullable Batch batch =
                messages.delete(source, readBy, ExpiredMessageRepository.Place.FIRST, before);
        while (batch != null) {
            deleted += batch.deleted();
            batch = batch.last() == null ? null : messages.delete(source, readBy, batch.last(), before);
        }
        return deleted;
    }
}
