package health.polaris.messages.secret;

import health.polaris.common.error.ApiException;
import java.nio.charset.StandardCharsets;

/** A code as a client sent it. */
public final class SentCode {

    /** The header that carries an authorisation code. */
    public static final String AUTHORISATION_HEADER = "x-authorisation-code";

    private SentCode() {}

    /** @throws ApiException 400 when it is not ASCII: no code is, and the hash would not tell such texts apart */
    public static String ascii(String code) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(code)) {
            throw ApiException.invalid("The code has characters that no code has");
        }
        return code;
    }
}
