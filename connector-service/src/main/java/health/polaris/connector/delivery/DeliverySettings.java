package health.polaris.connector.delivery;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are made.
 *
 * @param giveUpAfter {@code ORU_GIVE_UP_AFTER}, after so long from its first attempt on an undelivered observation set
 *     or document is given up
 * @param timeout of one call, answer included
 * @param lease after which another replica takes over what one has begun; well above the timeout
 * @param parallel calls to one destination at a time
 * @param poll how often the table is looked at without being told
 */
@Validated
@ConfigurationProperties("polaris.connector.delivery")
public record DeliverySettings(
        @DurationMin(seconds = 1) @DefaultValue("24h") @DurationUnit(ChronoUnit.SECONDS)
        Duration giveUpAfter,

        @DurationMin(millis = 1) @DefaultValue("15s") Duration timeout,
        @DurationMin(millis = 1) @DefaultValue("45s") Duration lease,
        @Min(1) @DefaultValue("8") int parallel,
        @DurationMin(millis = 1) @DefaultValue("500ms") Duration poll) {

    public DeliverySettings {
        if (lease.compareTo(timeout.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("The lease of a delivery must be twice its timeout at least");
        }
    }
}
