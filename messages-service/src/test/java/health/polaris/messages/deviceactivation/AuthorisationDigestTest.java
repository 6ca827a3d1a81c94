package health.polaris.messages.deviceactivation;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.DeviceTestBase;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tablet gets its token without a slow hash, so nobody else's hashes keep it waiting. */
class AuthorisationDigestTest extends DeviceTestBase {

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient database;

    @Test
    void comparesNoSlowHash() {
        String device = tablets.register(ward);
        String code = tablets.activate(device);
        long before = hashes();

        tablets.token(device, code).expect(200);
        tablets.token(device, code + "x").expect(403);
        tablets.token(fresh("device"), code).expect(403);

        assertThat(hashes()).isEqualTo(before);
    }

    /** Stored by a release that knew nothing of digests. */
    @Test
    void takesACodeThatHasAHashAloneAndRemembersIt() {
        String device = tablets.register(ward);
        String code = tablets.activate(device);
        database.sql("delete from authorisation_digest where owner = :owner")
                .param("owner", "device " + device)
                .update();

        tablets.token(device, code + "x").expect(403);
        tablets.token(device, code).expect(200);
        long before = hashes();
        tablets.token(device, code).expect(200);

        assertThat(hashes()).isEqualTo(before);
    }

    /** Given out by a replica of such a release, while this one has the digest of the code before. */
    @Test
    void forgetsACodeThatWasReplacedBehindItsBack() {
        String device = tablets.register(ward);
        String former = tablets.activate(device);
        String other = tablets.register(ward);
        String replacement = tablets.activate(other);
        database.sql("""
                        update device set hashed_authorisation_code = o.hashed_authorisation_code,
                                          authorisation_code_salt = o.authorisation_code_salt
                        from device o where device.uuid = :device and o.uuid = :other
                        """).param("device", device).param("other", other).update();

        tablets.token(device, former).expect(403);
        tablets.token(device, replacement).expect(200);
    }

    private long hashes() {
        return meters.get("polaris.code.hashes").timer().count();
    }
}
