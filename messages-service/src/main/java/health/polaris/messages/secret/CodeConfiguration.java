package health.polaris.messages.secret;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the characters of codes come from. */
@Configuration(proxyBeanMethods = false)
class CodeConfiguration {

    @Bean
    RandomGenerator codeSource() {
        return new SecureRandom();
    }
}
