package health.polaris.messages.secret;

import health.polaris.common.error.ApiException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws codes (contracts/activation.md §5). */
@Component
public record Codes(RandomGenerator random, ActivationSettings settings) {

    private static final String GENERAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    /** Nothing that a patient could take for something else. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final String DIGITS = "0123456789";
    private static final int DRAWS = 50;

    /** {@code k7wd} */
    public String otp() {
        return draw(READABLE, settings.otpLength());
    }

    /** {@code Q2R8XJ0V5TMB1HZC7YN4LDP9KSEW3A}, of a patient. */
    public String activationCode() {
        return draw(GENERAL, settings.authorisationCodeLength());
    }

    /** {@code m4tz8kqw}, the last part of the activation URL. */
    public String shortCode() {
        return draw(READABLE, settings.shortCodeLength());
    }

    /** {@code 048213957}, of a device. */
    public String deviceCode() {
        return draw(DIGITS, settings.deviceCodeLength());
    }

    public String authorisationCode() {
        return draw(GENERAL, settings.authorisationCodeLength());
    }

    String salt() {
        return draw(GENERAL, settings.saltLength());
    }

    /**
     * Only where a site has made a code very short is one taken.
     *
     * @throws ApiException 503 when fifty in a row are
     */
    public static String free(Supplier<String> draw, Predicate<String> isFree) {
        return Stream.generate(draw).limit(DRAWS).filter(isFree).findFirst().orElseThrow(ApiException::unavailable);
    }

    private String draw(String alphabet, int length) {
        StringBuilder code = new StringBuilder(length);
        for (int place = 0; place < length; place++) {
            code.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return code.toString();
    }
}
