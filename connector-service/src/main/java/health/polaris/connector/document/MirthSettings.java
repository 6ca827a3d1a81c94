package health.polaris.connector.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The integration engine that takes documents.
 *
 * @param urlBase {@code MIRTH_HOST_URL_BASE}; empty: off
 * @param soapAddress where envelopes are posted to, when it is another address
 * @param username of HTTP Basic; empty: none
 */
@ConfigurationProperties("polaris.connector.mirth")
record MirthSettings(
        @DefaultValue("") String urlBase,
        @DefaultValue("") String soapAddress,
        @DefaultValue("") String username,
        @DefaultValue("") String password) {

    boolean isOn() {
        return !urlBase.isBlank();
    }

    String address() {
        return soapAddress.isBlank() ? urlBase : soapAddress;
    }

    /** Without the password, in case somebody logs it. */
    @Override
    public String toString() {
        return "MirthSettings[%s]".formatted(isOn() ? "on" : "off");
    }
}
