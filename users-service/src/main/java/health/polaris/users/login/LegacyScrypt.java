package health.polaris.users.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes that came with a migration (contracts/users.md §6.2): lower-case hexadecimal digits of scrypt with N = 16384,
 * r = 8, p = 1 and 256 bytes, over the texts of password and salt in UTF-8. Here written as {@code <salt>$<hash>}; only
 * checked, never made anew.
 */
public final class LegacyScrypt implements PasswordEncoder {

    private static final int COST = 16384;
    private static final int BLOCK_SIZE = 8;
    private static final int PARALLELISM = 1;
    private static final int LENGTH = 256;

    public static String hash(String password, String salt) {
        return HexFormat.of()
                .formatHex(SCrypt.generate(bytes(password), bytes(salt), COST, BLOCK_SIZE, PARALLELISM, LENGTH));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        int end = encoded == null ? -1 : encoded.lastIndexOf('$');
        if (password == null || encoded == null || end < 0) {
            return false;
        }
        String hash = hash(password.toString(), encoded.substring(0, end));
        return MessageDigest.isEqual(bytes(hash), bytes(encoded.substring(end + 1)));
    }

    @Override
    public String encode(@Nullable CharSequence password) {
        throw new IllegalStateException("New passwords are not hashed in the legacy format");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
