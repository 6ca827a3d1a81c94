package health.polaris.messages.token;

import health.polaris.common.security.SecuritySettings;
import health.polaris.web.token.ServiceToken;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What signs the tokens of patients, tablets and clinicians. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    ServiceToken accessTokens(SigningKeys keys, SecuritySettings security) {
        return keys.signer(security);
    }
}
