package health.polaris.messages.secret;

import health.polaris.common.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A code as a client sent it. */
public final class SentCode {

    /** The header that carries an authorisation code. */
    public static final String AUTHORISATION_HEADER = "x-authorisation-code";

    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    private SentCode() {}

    /** Without the blanks around it that keyboards add after a suggestion, no-break ones too. */
    public static String typed(String code) {
        return AROUND.matcher(code).replaceAll("");
    }

    /** As codes of small letters and digits are drawn: keyboards begin with a capital. Only for what is ASCII. */
    public static String small(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    /** As codes of capitals and digits are drawn. */
    public static String capitals(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    /** @throws ApiException 400 when it is not ASCII: no code is, and the hash would not tell such texts apart */
    public static String ascii(String code) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(code)) {
            throw ApiException.invalid("The code has characters that no code has");
        }
        return code;
    }
}
