package health.polaris.users.login;

import health.polaris.common.error.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What somebody types in to log in, from {@code UserAuthorization: Bearer <base64(utf8("<username>:<password>"))>}
 * (contracts/users.md §4.7).
 */
record Credentials(String username, String password) {

    private static final String SCHEME = "Bearer ";

    /** @throws ApiException 403 for another scheme or an empty half, 400 for what cannot be decoded */
    static Credentials parse(String header) {
        if (!header.startsWith(SCHEME)) {
            throw ApiException.forbidden();
        }
        String pair = decoded(header.substring(SCHEME.length()).strip());
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw unreadable();
        }
        if (colon == 0 || colon == pair.length() - 1) {
            throw ApiException.forbidden();
        }
        return new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
    }

    /** The decoder of the JDK tolerates missing padding, the original does not. */
    private static String decoded(String base64) {
        if (base64.length() % 4 != 0) {
            throw unreadable();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException notText) {
            throw unreadable();
        }
    }

    private static ApiException unreadable() {
        return ApiException.invalid("UserAuthorization header is not a base64 encoded username and password");
    }

    @Override
    public String toString() {
        return "Credentials[]";
    }
}
