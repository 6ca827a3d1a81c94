package health.polaris.common.audit;

import health.polaris.common.security.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;

/** Fills the audit fields from the caller and the clock, to the microsecond that PostgreSQL keeps. */
@AutoConfiguration
@ConditionalOnClass(AuditingEntityListener.class)
@EnableJpaAuditing(auditorAwareRef = "callerOfTheChange", dateTimeProviderRef = "timeOfTheChange")
public class AuditAutoConfiguration {

    @Bean
    AuditorAware<String> callerOfTheChange() {
        return () -> Optional.of(CurrentCaller.get().id());
    }

    @Bean
    DateTimeProvider timeOfTheChange() {
        return () -> Optional.of(Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MICROS));
    }
}
