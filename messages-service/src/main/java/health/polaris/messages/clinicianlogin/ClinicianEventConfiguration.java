package health.polaris.messages.clinicianlogin;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.QueueConsumer;
import health.polaris.eventbus.contract.ClinicianChanged;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Listens to what users-service tells of clinicians. */
@Configuration(proxyBeanMethods = false)
class ClinicianEventConfiguration {

    @Bean
    QueueConsumer<ClinicianChanged> clinicianEvents(
            ClinicianLoginService logins, Inbox inbox, TransactionTemplate transaction) {
        return new QueueConsumer<>(
                PolarisQueue.MESSAGES_CLINICIANS,
                ClinicianChanged.class,
                new ClinicianEventHandler(logins, inbox, transaction));
    }
}
