package health.polaris.connector.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The integration engine that takes documents.
 *
 * @param urlBase {@code MIRTH_HOST_URL_BASE}, where documents go; empty: off, they are answered with 501, and those of
 *     the bus are dead letters
 * @param soapAddress {@code MIRTH_SOAP_ADDRESS}, where envelopes are posted to; empty: to the address above
 * @param username {@code MIRTH_USERNAME}, of HTTP Basic; empty: none
 * @param password {@code MIRTH_PASSWORD}
 */
@Validated
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
