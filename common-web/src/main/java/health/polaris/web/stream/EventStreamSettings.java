package health.polaris.web.stream;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of streams.
 *
 * @param perCaller {@code EVENT_STREAMS_PER_CALLER}: open at a time, of one caller in one replica
 * @param most {@code EVENT_STREAMS}: of one replica
 * @param look how often each asks the database
 * @param heartbeat after so long without an event a comment is sent, which keeps proxies from closing it
 */
@Validated
@ConfigurationProperties("polaris.event-stream")
public record EventStreamSettings(
        @Min(1) @DefaultValue("8") int perCaller,
        @Min(1) @DefaultValue("300") int most,
        @DurationMin(millis = 1) @DefaultValue("1s") Duration look,
        @DurationMin(millis = 1) @DefaultValue("15s") Duration heartbeat) {}
