package health.polaris.web.accessrecord;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.access-records.*}.
 *
 * @param recorded whether this service shows persons, and records to whom
 * @param kept {@code ACCESS_RECORDS_KEPT}, how long it is known who looked at whom: months that ended longer ago are
 *     dropped; {@code 365d} at least
 */
@Validated
@ConfigurationProperties("polaris.access-records")
record AccessRecordSettings(
        boolean recorded,

        @DurationMin(days = 365, message = "ACCESS_RECORDS_KEPT is at least 365d")
        Duration kept) {}
