package health.polaris.eventbus.revocation;

import health.polaris.common.security.SecuritySettings;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.QueueConsumer;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** For services that take tokens. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("polaris.messaging.revocations")
@EnableConfigurationProperties(SecuritySettings.class)
public class RevocationConfiguration {

    @Bean
    RevocationTable revocationTable(JdbcClient database, SecuritySettings security) {
        return new RevocationTable(database, security.longestLifeOfAll());
    }

    @Bean
    KnownRevocations revocations(RevocationTable table) {
        return new KnownRevocations(table);
    }

    @Bean
    QueueConsumer<TokensRevoked> revocationEvents(
            MessagingSettings settings,
            RevocationTable table,
            KnownRevocations known,
            Inbox inbox,
            TransactionTemplate transaction) {
        var queue = Objects.requireNonNull(settings.revocations());
        return new QueueConsumer<>(
                queue, TokensRevoked.class, new RevocationHandler(queue, table, known, inbox, transaction));
    }
}
