package health.polaris.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceUriTest {

    @Test
    void readsBackWhatItRendered() {
        String text = ServiceUri.render("amqp", "nurse@ward", "p:a/ss+ %", "mq.hospital", 5673, "/");

        assertThat(ServiceUri.parse("POLARIS_AMQP_URL", text, 5672))
                .isEqualTo(new ServiceUri("amqp", "nurse@ward", "p:a/ss+ %", "mq.hospital", 5673, "/"));
    }

    @Test
    void addsTheUsualPort() {
        assertThat(ServiceUri.parse("POLARIS_POSTGRES_URL", "postgresql://ward:secret@db/polaris", 5432))
                .isEqualTo(new ServiceUri("postgresql", "ward", "secret", "db", 5432, "polaris"));
    }
}
