package health.polaris.users.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegacyScryptTest {

    private static final String PASSWORD = "Brasserie-42£";
    private static final String SALT = "K7Q2M9ZX4B1C8D5E0F3G6H7J2L9N4P1R";

    @Test
    void computesTheHashesOfTheOldSystem() {
        String hash = LegacyScrypt.hash(PASSWORD, SALT);
        assertThat(hash)
                .hasSize(512)
                .startsWith("cde7b43c7eab75ad883b6ef157db654669fcdced3c4ab11c57dc2d3e8efc55cd")
                .endsWith("9d8dd47ebf21352cd73aeb0d64f2b700");
    }

    @Test
    void matchesTheRightPasswordAlone() {
        String encoded = SALT + "$" + LegacyScrypt.hash(PASSWORD, SALT);
        LegacyScrypt scrypt = new LegacyScrypt();
        assertThat(scrypt.matches(PASSWORD, encoded)).isTrue();
        assertThat(scrypt.matches("brasserie-42£", encoded)).isFalse();
        assertThat(scrypt.matches(PASSWORD, SALT + "$")).isFalse();
        assertThat(scrypt.matches(PASSWORD, "nonsense")).isFalse();
        assertThat(scrypt.matches(PASSWORD, null)).isFalse();
    }
}
