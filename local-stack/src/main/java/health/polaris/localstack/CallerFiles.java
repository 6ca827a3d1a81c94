package health.polaris.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/**
 * What {@code run_local.sh token} makes tokens of while the stack is up, so that it needs no JVM: for each kind of caller
 * the claims, and for each key both halves of its HMAC (RFC 2104 §2: the key, filled up to a block of SHA-512, combined
 * with {@code 0x36} and with {@code 0x5c}). A shell hashes them with the message, and shows the key to nobody.
 */
record CallerFiles(Path stateFolder) {

    private static final int BLOCK = 128;

    /** @param shell as in {@code stack.env} */
    void write(Map<String, String> shell) throws IOException {
        delete();
        Files.createDirectories(folder());
        String internal = shell.getOrDefault("POLARIS_JWT_ISSUER", "");
        writeKey("internal", shell.getOrDefault("POLARIS_JWT_SECRET", ""));
        writeKey("epr", shell.getOrDefault("POLARIS_EPR_JWT_SECRET", ""));
        for (CallerKind kind : CallerKind.values()) {
            boolean epr = kind == CallerKind.EPR;
            String issuer = epr ? shell.getOrDefault("POLARIS_EPR_JWT_ISSUER", "") : internal;
            Files.writeString(folder().resolve(kind.word()), """
                    key=%s
                    issuer=%s
                    audience=%s
                    claim=%s
                    id=%s
                    scope=%s
                    """.formatted(
                            epr ? "epr" : "internal",
                            StackFile.quoted(issuer),
                            StackFile.quoted(internal),
                            StackFile.quoted(kind.claim()),
                            StackFile.quoted(kind.usualId()),
                            StackFile.quoted(String.join(" ", CallerToken.usualScopes(kind)))));
        }
    }

    void delete() throws IOException {
        StateFolder.delete(folder());
    }

    private Path folder() {
        return stateFolder.resolve("callers");
    }

    private void writeKey(String name, String key) throws IOException {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(bytes.length > BLOCK ? sha512(bytes) : bytes, BLOCK);
        Files.write(folder().resolve(name + ".inner"), combined(block, 0x36));
        Files.write(folder().resolve(name + ".outer"), combined(block, 0x5c));
    }

    private static byte[] combined(byte[] block, int with) {
        byte[] result = block.clone();
        for (int index = 0; index < result.length; index++) {
            result[index] ^= (byte) with;
        }
        return result;
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
