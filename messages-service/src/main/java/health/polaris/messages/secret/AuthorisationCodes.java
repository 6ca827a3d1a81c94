package health.polaris.messages.secret;

import health.polaris.common.digest.KeyedHash;
import health.polaris.common.security.SecuritySettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares authorisation codes. Nobody guesses thirty random characters, so a keyed digest is enough, and a wrong code
 * costs next to nothing: tablets and phones do not wait behind whoever sends many.
 *
 * <p>The slow hash beside it is what the release before compares, and what remains when {@code HS_KEY} changes or such a
 * release has given out another code: then it is compared once more, and the digest is made anew. The first bytes of a
 * digest say whether it still belongs to the key and the hash.
 */
@Component
public class AuthorisationCodes {

    private static final int MARK_BYTES = 8;

    private final CodeHashing hashing;
    private final KeyedHash digest;
    private final JdbcClient database;

    AuthorisationCodes(CodeHashing hashing, SecuritySettings security, JdbcClient database) {
        this.hashing = hashing;
        this.digest = KeyedHash.derived(security.hsKeyBytes(), "polaris authorisation code");
        this.database = database;
    }

    /**
     * Whether this is the owner's code.
     *
     * @param owner {@code device 0f3c9a54-…}
     * @param stored null: nobody's, and never right
     * @param asker who waits for the slow hash, where it is needed
     */
    public boolean isRight(String owner, String code, @Nullable HashedCode stored, String asker) {
        if (stored == null) {
            return false;
        }
        byte[] known = digestOf(owner).orElse(null);
        if (known != null && Arrays.equals(known, 0, MARK_BYTES, mark(stored), 0, MARK_BYTES)) {
            return MessageDigest.isEqual(known, digest(code, stored));
        }
        boolean right = hashing.matches(code, stored, asker);
        if (right) {
            remember(owner, code, stored);
        }
        return right;
    }

    /** From now on this is compared, and not the slow hash. */
    public void remember(String owner, String code, HashedCode stored) {
        database.sql("""
                        insert into authorisation_digest (owner, digest) values (:owner, :digest)
                        on conflict (owner) do update set digest = excluded.digest
                        """)
                .param("owner", owner)
                .param("digest", digest(code, stored))
                .update();
    }

    private Optional<byte[]> digestOf(String owner) {
        return database.sql("select digest from authorisation_digest where owner = :owner")
                .param("owner", owner)
                .query(byte[].class)
                .optional();
    }

    private byte[] digest(String code, HashedCode stored) {
        byte[] mac = digest.of("code " + stored.salt() + " " + code);
        return ByteBuffer.allocate(MARK_BYTES + mac.length)
                .put(mark(stored), 0, MARK_BYTES)
                .put(mac)
                .array();
    }

    private byte[] mark(HashedCode stored) {
        return digest.of("salt " + stored.salt());
    }
}
