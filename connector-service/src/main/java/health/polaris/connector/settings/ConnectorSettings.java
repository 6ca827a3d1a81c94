package health.polaris.connector.settings;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What holds for the whole service.
 *
 * @param serverTimezone {@code SERVER_TIMEZONE}, the hospital's IANA zone, e.g. {@code Europe/London}: HL7 times without
 *     offset are in it
 * @param usersApiUrl {@code DHOS_USERS_API_URL}, users-service, which knows who measured; empty: observations name nobody
 * @param encountersApiUrl {@code DHOS_ENCOUNTERS_API_URL}, encounters-service, which knows what would become of a message;
 *     empty: a dry run has no verdict
 */
@Validated
@ConfigurationProperties("polaris.connector")
public record ConnectorSettings(ZoneId serverTimezone, String usersApiUrl, String encountersApiUrl) {

    public ConnectorSettings {
        usersApiUrl = withoutSlash(usersApiUrl);
        encountersApiUrl = withoutSlash(encountersApiUrl);
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }
}
